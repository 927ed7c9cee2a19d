"""The plan as a script for GitHub's ``gh``, which makes milestones and issues, each only once.

An issue says in a comment of its body which part of the plan it is, a milestone is known by its
title: run again, the script passes over what is there. Every text of the plan is quoted for the
shell, and reaches ``gh`` as one argument that cannot be an option.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from datetime import date

from milepost.plan.parts import Id, Milestone
from milepost.plan.plan import Plan
from milepost.plan.work import Task

_FROM_GITHUB = "github:"
_LONGEST_TITLE = 256

_HEAD = """\
#!/usr/bin/env bash
# Makes the open milestones and tasks of a plan in a repository, as of {day}. Needs `gh`, signed in.
#   bash {file} OWNER/REPO
# It may be run again: what is there already stays as it is.
set -euo pipefail

repo="${{1:?Say which repository: bash {file} OWNER/REPO}}"

milestones="$(gh api --paginate "repos/$repo/milestones?state=all&per_page=100" --jq '.[].title')"
issues="$(gh issue list --repo "$repo" --state all --limit 100000 --json body --jq '.[].body' \\
  | grep -oE '<!-- milepost [a-z0-9-]+ -->' || true)"

has() {{ grep -qxF -- "$2" <<<"$1"; }}

milestone() {{
  if has "$milestones" "$1"; then echo "there already: $1"; return; fi
  gh api --silent "repos/$repo/milestones" "${{@:2}}" -f "title=$1"
  echo "milestone: $1"
}}

issue() {{
  if has "$issues" "<!-- milepost $1 -->"; then echo "there already: $2"; return; fi
  gh issue create --repo "$repo" "--title=$2" "${{@:3}}" >/dev/null
  echo "issue: $2"
  sleep "${{PAUSE:-1}}"
}}

label() {{ gh label create "$1" --repo "$repo" --force >/dev/null; }}

"""


def github_script(plan: Plan, *, as_of: date, file: str) -> str:
    """The script. What came from GitHub itself is left out, and so is what is done or dropped.

    Args:
        plan: the plan as it stood.
        as_of: the day of which it tells.
        file: what the script is called, for its own help.
    """
    milestones = [each for each in plan.milestones_by_date() if each.is_open]
    titles = _titles(milestones)
    tasks = [t for t in plan.tasks.values() if t.is_open and not t.key.startswith(_FROM_GITHUB)]
    labels = sorted({label for task in tasks for label in _labels(task)})
    lines = [
        *(_call("label", each) for each in labels),
        *(_milestone(e, titles) for e in milestones if not e.key.startswith(_FROM_GITHUB)),
        *(_issue(plan, task, titles) for task in tasks),
    ]
    return _HEAD.format(day=as_of, file=shlex.quote(file)) + "".join(f"{line}\n" for line in lines)


def _titles(milestones: list[Milestone]) -> dict[Id, str]:
    """Titles by id; GitHub takes each only once."""
    lines = {each.id: _line(each.title) for each in milestones}
    counted = Counter(lines.values())
    return {
        id_: line if counted[line] == 1 else f"{line[: _LONGEST_TITLE - 51]} ({id_})"
        for id_, line in lines.items()
    }


def _milestone(each: Milestone, titles: dict[Id, str]) -> str:
    given = []
    if each.due:
        given += ["-f", f"due_on={each.due}T12:00:00Z"]
    if each.outcome:
        given += ["-f", f"description={each.outcome}"]
    return _call("milestone", titles[each.id], *given)


def _issue(plan: Plan, task: Task, titles: dict[Id, str]) -> str:
    given = [f"--body={_body(plan, task)}"]
    if task.milestone in titles:
        given.append(f"--milestone={titles[task.milestone]}")
    given += [f"--label={label}" for label in _labels(task)]
    return _call("issue", task.id, _line(task.title), *given)


def _labels(task: Task) -> Iterator[str]:
    if task.moscow:
        yield task.moscow.value
    if task.points is not None:
        yield f"points: {task.points:g}"
    if task.kind.value == "research":
        yield "research"


def _body(plan: Plan, task: Task) -> str:
    """What GitHub has no field for; a name is no mention, and none ends the comment."""
    lines = []
    if len(" ".join(task.title.split())) > _LONGEST_TITLE:
        lines.append(f"```\n{task.title.replace('```', '')}\n```")
    if task.owner:
        name = plan.people[task.owner].name
        lines.append(f"`{' '.join(name.replace('`', '').split())}`")
    if task.due:
        lines.append(task.due.isoformat())
    told = "\n\n".join(lines).replace("<!--", "<\u2060!--")
    return f"{told}\n\n<!-- milepost {task.id} -->".strip()


def _line(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 1] + "\u2026"


def _call(function: str, *given: str) -> str:
    return " ".join((function, *map(shlex.quote, given)))
