import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { CardShown } from "../../contract";
import { Deck } from "../pieces/deck";
import { Segments } from "../pieces/segments";
import type { Assigning } from "./assigning";
import { NewName } from "./new_name";
import { RowHead } from "./row_head";

// More names than these are no longer seen at a glance: then they are in a list.
const AT_A_GLANCE = 8;

const ownerOf = ({ grid }: Assigning, card: CardShown) =>
  [...(grid.get(card.id) ?? [])].find(([, { role }]) => role === "accountable");

/** One name for each card. */
export const OwnerCards = (props: Assigning) => (
  <Deck live={props.live} cards={props.cards} isDone={(card) => Boolean(ownerOf(props, card))}>
    {(card) => (
      <div class="owned" key={card.id}>
        <RowHead live={props.live} card={card} />
        {props.give ? <Choosing {...props} card={card} /> : <Owner {...props} card={card} />}
      </div>
    )}
  </Deck>
);

function Owner({ card, ...props }: Assigning & { card: CardShown }) {
  const owner = ownerOf(props, card);
  return owner ? (
    <p class="owner-name" dir="auto">
      {owner[0]}
    </p>
  ) : (
    <p class="quiet">{props.live.t("screen.assign.nobody")}</p>
  );
}

function Choosing({ card, ...props }: Assigning & { card: CardShown }) {
  const { live, names, give } = props;
  const owner = ownerOf(props, card);
  const about = card.title.slice(0, 80);
  const choose = (name: string) =>
    name ? give?.(card.id, name, "accountable") : owner && give?.(card.id, owner[0], undefined);
  const given = { about, chosen: owner?.[0], waiting: owner?.[1].waiting ?? false, choose };
  return (
    <div class="choosing">
      {names.length > AT_A_GLANCE ? (
        <NameList live={live} names={names} {...given} />
      ) : (
        <Segments
          legend={live.t("screen.assign.owner")}
          options={names.map((name) => ({ key: name, label: name }))}
          {...given}
        />
      )}
      <div class="buttons">
        <Another live={live} about={about} choose={choose} />
        {owner && (
          <button type="button" class="link" onClick={() => choose("")}>
            {live.t("screen.assign.clear")}
            <span class="unseen">: {about}</span>
          </button>
        )}
      </div>
    </div>
  );
}

interface ListProps extends Pick<Assigning, "live" | "names"> {
  about: string;
  chosen: string | undefined;
  waiting: boolean;
  choose(name: string): void;
}

function NameList({ live, names, about, chosen, waiting, choose }: ListProps) {
  const id = useId();
  return (
    <div class={waiting ? "field waiting" : "field"}>
      <label for={id}>
        {live.t("screen.assign.owner")}
        <span class="unseen">: {about}</span>
      </label>
      <select id={id} value={chosen ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{live.t("screen.assign.nobody")}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

type AnotherProps = Pick<ListProps, "live" | "about" | "choose">;

function Another({ live, about, choose }: AnotherProps) {
  const open = useSignal(false);
  const take = (name: string) => {
    open.value = false;
    choose(name);
  };
  return (
    <>
      <button
        type="button"
        class="link"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        {live.t("screen.assign.another")}
        <span class="unseen">: {about}</span>
      </button>
      {open.value && <NewName live={live} code="screen.assign.take" about={about} add={take} />}
    </>
  );
}
