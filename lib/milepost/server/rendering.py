"""One pass of a notebook through Voila: its own kernel, Milepost's template, HTML in pieces."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import nbformat
from jupyter_core.paths import jupyter_path
from voila.configuration import VoilaConfiguration
from voila.exporter import VoilaMarkdownRenderer
from voila.notebook_renderer import NotebookRenderer
from voila.paths import collect_template_paths

from milepost.server.library import TEMPLATES, notebook_words
from milepost.words import DEFAULT_LANGUAGE, LANGUAGE, own_names

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from pathlib import Path

    from milepost.server.app import MilepostApp
    from milepost.server.kernels import Kernels

_log = logging.getLogger(__name__)


class Rendering:
    """Voila's renderer, with what is the same for every page worked out once."""

    def __init__(self, app: MilepostApp, kernels: Kernels, page_config: dict[str, Any]) -> None:
        self._app = app
        self._kernels = kernels
        self._page_config = page_config
        self._tasks: set[asyncio.Task[Any]] = set()
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def of(
        self, notebook: Path, template: str, environment: Mapping[str, str]
    ) -> AsyncIterator[NotebookRun]:
        """Run the file `notebook` once; its kernel goes with the context unless it is kept."""
        arguments = self._arguments(notebook, template, environment)
        run = NotebookRun(self._kernels, environment, arguments)
        with self._listed():
            try:
                await self._prepare(run)
                yield run
            finally:
                await run.close()

    async def stop(self) -> None:
        """Stop every run, and wait until none is left."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _prepare(self, run: NotebookRun) -> None:
        """Compile the template in a thread, one page after another: it takes some 20 ms.

        Ten facilitators who come at once would otherwise hold up the room for all of theirs.
        """
        async with self._turn:
            await run.initialize()
            await asyncio.to_thread(getattr, run.exporter, "template")

    @contextmanager
    def _listed(self) -> Iterator[None]:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
        try:
            yield
        finally:
            self._tasks -= {task}

    def _arguments(
        self, notebook: Path, template: str, environment: Mapping[str, str]
    ) -> dict[str, Any]:
        app = self._app
        return {
            "voila_configuration": VoilaConfiguration(parent=app, template=template),
            "traitlet_config": app.config,
            "notebook_path": str(notebook),
            "template_paths": template_paths(template),
            "config_manager": app.config_manager,
            "contents_manager": app.contents_manager,
            "base_url": app.base_url,
            "kernel_spec_manager": app.kernel_spec_manager,
            "page_config": {**self._page_config, **self._own_config(environment)},
        }

    def _own_config(self, environment: Mapping[str, str]) -> dict[str, Any]:
        """What our template reads; beside a room's live screen it need not offer languages."""
        language = environment.get(LANGUAGE, DEFAULT_LANGUAGE)
        return {
            "milepostScripts": list(self._app.library.asked),
            "milepostWords": notebook_words(language),
            "milepostLanguage": language,
            "milepostLanguages": {} if "MILEPOST_ROOM" in environment else own_names(),
        }


class NotebookRun(NotebookRenderer):
    """A renderer that names its kernel at once and starts it when the template asks for it.

    So the head of a page is on its way, and the browser fetches and reads scripts, while Python
    boots.
    """

    def __init__(
        self, kernels: Kernels, environment: Mapping[str, str], arguments: dict[str, Any]
    ) -> None:
        super().__init__(**arguments)
        self._kernels = kernels
        self._environment = environment
        self._kernel_id = str(uuid4())
        self._is_kept = False
        self.page_config["kernelId"] = self._kernel_id
        self.has_failed = False

    async def pieces(self) -> AsyncIterator[str]:
        """The page's HTML as it comes into being."""
        async for html, _ in self.generate_content_generator():
            yield html

    def keep_kernel(self) -> None:
        """Leave the kernel to the browser, which is going to connect to it."""
        self._is_kept = True

    async def close(self) -> None:
        """Let go of the channels and, unless it is kept, of the kernel."""
        async with AsyncExitStack() as closing:
            if not self._is_kept:
                closing.push_async_callback(self._kernels.stop, self._kernel_id)
            if getattr(self, "executor", None) is not None and self.executor.kc is not None:
                await self._cleanup_resources()

    async def load_notebook(self, path: str) -> nbformat.NotebookNode:
        """Read the file itself: a contents manager would also note its trust in a database."""
        notebook = await asyncio.to_thread(nbformat.read, path, as_version=4)
        fixed: nbformat.NotebookNode = await self.fix_notebook(notebook)
        return fixed

    async def _jinja_kernel_start(self, nb: Any, kernel_id: None, kernel_future: None) -> str:  # noqa: ARG002
        async with self._kernels.boots:
            await self._kernels.start(self._kernel_id, self._environment)
            kernel = self._kernels.get(self._kernel_id)
            started: str = await super()._jinja_kernel_start(nb, self._kernel_id, kernel)
            self.executor.on_cell_error = self._note_failure
            return started

    def _note_failure(self, cell_index: int, execute_reply: dict[str, Any], **_: Any) -> None:
        """Tell the log what the page does not show."""
        self.has_failed = True
        trace = "\n".join(execute_reply["content"].get("traceback", ()))
        _log.error("Cell %s of %s failed.\n%s", cell_index + 1, self.notebook_path, trace)


class PlainHeadings(VoilaMarkdownRenderer):
    """Headings without a link to themselves: these pages are read, not cited."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{**options, "exclude_anchor_links": True})


def template_paths(template: str) -> list[str]:
    """Where Jinja looks for a template of ours; what a user's own Jupyter holds comes last."""
    found: list[str] = collect_template_paths(
        ["voila", "nbconvert"], template, prune=True, root_dirs=[str(TEMPLATES), *jupyter_path()]
    )
    return found
