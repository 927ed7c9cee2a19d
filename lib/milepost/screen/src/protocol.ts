// Made from Python's own types by `make types`; change those, not this file.

export type RoomAct =
  | WriteNote
  | EditNote
  | WithdrawNote
  | JoinCards
  | UngroupNote
  | NameGroup
  | Give
  | Comment
  | SetField
  | DeclareFinish
  | Rename
  | GoTo
  | StartTimer
  | StopTimer
  | Reveal
  | Lock
  | Choose
  | CommitCards
  | RecordDecision
  | RecordAction
  | GiveRole
  | RemoveMember
  | Undo
  | CloseRoom;
/**
 * What a member may do: run the room, take part, or watch.
 */
export type Role = "facilitator" | "participant" | "spectator";
export type AnyEntity =
  | RoomShown
  | StepShown
  | AgendaShown
  | Progress
  | Me
  | CardShown
  | Results
  | MilestoneShown
  | DecisionShown
  | ActionShown
  | MemberShown
  | History
  | AdviceShown
  | Present;
/**
 * What a field of a card takes.
 */
export type FieldKind = "date" | "long" | "number" | "person" | "text";
/**
 * Where a milestone stands; a room proposes, the plan commits.
 */
export type Status = "committed" | "done" | "dropped" | "proposed";
/**
 * What a milestone is reached by: building, finding out, or deciding.
 */
export type Kind = "decision" | "delivery" | "research";
export type Activity = Inform | Collect | Group | Vote | Rate | Refine | Select | Commit | Feedback;

/**
 * All that travels: what is asked for, and what is shown.
 */
export interface Protocol {
  RoomAct: RoomAct;
  AnyEntity: AnyEntity;
  Activity: Activity;
}
/**
 * Write a note; ``fields`` answer the step's own fields.
 */
export interface WriteNote {
  act: "write_note";
  step: string;
  text: string;
  fields?: {
    [k: string]: string;
  };
}
/**
 * Change one's own note.
 */
export interface EditNote {
  act: "edit_note";
  step: string;
  note: string;
  text: string;
  fields?: {
    [k: string]: string;
  };
}
/**
 * Take back one's own note.
 */
export interface WithdrawNote {
  act: "withdraw_note";
  step: string;
  note: string;
}
/**
 * Put alike cards into one group; a group among them keeps its name.
 */
export interface JoinCards {
  act: "join_cards";
  step: string;
  cards: string[];
}
/**
 * Take a note out of its group.
 */
export interface UngroupNote {
  act: "ungroup_note";
  step: string;
  note: string;
}
/**
 * Name a group.
 */
export interface NameGroup {
  act: "name_group";
  step: string;
  group: string;
  name: string;
}
/**
 * Give a card a value on a scale: dots (scale ``dots``), a score; None takes it back.
 *
 * In a feedback step the card is empty: the answer is about the room.
 */
export interface Give {
  act: "give";
  step: string;
  card: string;
  scale: string;
  value: number | null;
}
/**
 * Add a sentence to one's feedback.
 */
export interface Comment {
  act: "comment";
  step: string;
  text: string;
}
/**
 * Fill in a field of a card. ``was`` is the value one saw, so that nobody is overwritten.
 */
export interface SetField {
  act: "set_field";
  step: string;
  card: string;
  field: string;
  value: string;
  was?: string;
}
/**
 * Say that one has finished the step, or has not after all.
 */
export interface DeclareFinish {
  act: "declare_finish";
  step: string;
  finished?: boolean;
}
/**
 * Go by another name.
 */
export interface Rename {
  act: "rename";
  name: string;
}
/**
 * Take the room to a step, forwards or back. ``leaving`` is the step one saw it on.
 */
export interface GoTo {
  act: "go_to";
  step: string;
  leaving: string;
}
/**
 * Start a timebox of ``seconds``, or give the running one that many from now.
 */
export interface StartTimer {
  act: "start_timer";
  step: string;
  seconds: number;
  closes?: boolean;
}
/**
 * Call off the timebox.
 */
export interface StopTimer {
  act: "stop_timer";
  step: string;
}
/**
 * Show everyone what people did alone.
 */
export interface Reveal {
  act: "reveal";
  step: string;
}
/**
 * Lock the step against participants' acts, or open it again.
 */
export interface Lock {
  act: "lock";
  step: string;
  locked?: boolean;
}
/**
 * Keep these cards.
 */
export interface Choose {
  act: "choose";
  step: string;
  cards: string[];
}
/**
 * Let these cards, at least one, enter the plan as milestones.
 */
export interface CommitCards {
  act: "commit_cards";
  step: string;
  cards: string[];
}
/**
 * Write down what the room agreed on.
 */
export interface RecordDecision {
  act: "record_decision";
  text: string;
}
/**
 * Write down what somebody, by name, will do by a date.
 */
export interface RecordAction {
  act: "record_action";
  text: string;
  owner: string;
  due: string;
}
/**
 * Give a member a role: a second facilitator, or a spectator.
 */
export interface GiveRole {
  act: "give_role";
  member: string;
  role: Role;
}
/**
 * Show a member out.
 */
export interface RemoveMember {
  act: "remove_member";
  member: string;
}
/**
 * Undo the entry ``seq``.
 */
export interface Undo {
  act: "undo";
  seq: number;
}
/**
 * End the room.
 */
export interface CloseRoom {
  act: "close_room";
}
/**
 * The room and the plan it works on.
 */
export interface RoomShown {
  id: string;
  code: string;
  title: string;
  plan: string;
  vision?: string;
  horizon?: string | null;
  closed?: boolean;
}
/**
 * The current step. ``cards`` are the ids of its cards, in order.
 *
 * ``entered_at`` is when it began and ``spent`` the seconds of earlier visits; ``script`` is
 * only for facilitators. ``fields`` are those that a commit step may still correct: all that
 * the agenda has refined.
 */
export interface StepShown {
  key: string;
  title: string;
  index: number;
  steps: number;
  minutes: number;
  activity: Inform | Collect | Group | Vote | Rate | Refine | Select | Commit | Feedback;
  entered_at: string;
  spent?: number;
  purpose?: string;
  instruction?: string;
  script?: string;
  hides?: boolean;
  revealed?: boolean;
  locked?: boolean;
  timer?: Timer | null;
  cards?: string[];
  chosen?: string[];
  fields?: Field[];
}
/**
 * People read and listen.
 */
export interface Inform {
  type: "inform";
  text: string;
}
/**
 * Everyone writes cards: privately until the reveal, by name or anonymously.
 */
export interface Collect {
  type: "collect";
  prompt: string;
  fields: Field[];
  per_person: number;
  private: boolean;
  anonymous: boolean;
}
/**
 * One field of a card: its key, its label, and what it takes.
 */
export interface Field {
  key: string;
  label: string;
  kind: FieldKind;
  hint: string;
}
/**
 * The room joins alike cards and names the groups.
 */
export interface Group {
  type: "group";
  of: string;
}
/**
 * Everyone spends dots; where they went is hidden until the reveal.
 */
export interface Vote {
  type: "vote";
  of: string;
  dots: number;
  per_card: number;
}
/**
 * Everyone scores each card on one or more scales; the spread is shown after the reveal.
 */
export interface Rate {
  type: "rate";
  of: string;
  scales: Scale[];
  anonymous: boolean;
}
/**
 * A scale people answer on, with words for both its ends.
 */
export interface Scale {
  key: string;
  label: string;
  low: number;
  high: number;
  low_label: string;
  high_label: string;
}
/**
 * The room fills in the fields of each card together, with advice as it goes.
 *
 * Raises:
 *     Fault: a field that a milestone is made of takes another kind of value than that.
 */
export interface Refine {
  type: "refine";
  of: string;
  fields: Field[];
  adviser: string;
}
/**
 * The facilitator keeps at most ``most`` of the cards, as the room has voted.
 */
export interface Select {
  type: "select";
  of: string;
  most: number;
}
/**
 * The room sees what would enter the plan, changes it, and confirms it.
 */
export interface Commit {
  type: "commit";
  of: string;
}
/**
 * Everyone answers on scales and may add a sentence.
 */
export interface Feedback {
  type: "feedback";
  scales: Scale[];
  comment: string;
  anonymous: boolean;
}
/**
 * A timebox: when it ends, whether it closes the step then, and whether it has ended.
 */
export interface Timer {
  ends_at: string;
  seconds: number;
  closes: boolean;
  ended: boolean;
}
/**
 * The whole agenda, in order.
 */
export interface AgendaShown {
  items: AgendaItem[];
  opened_at: string;
}
/**
 * One line of the agenda: minutes planned, and seconds used so far (None: not yet).
 */
export interface AgendaItem {
  key: string;
  title: string;
  activity: string;
  minutes: number;
  spent?: number | null;
  left_at?: string | null;
}
/**
 * How far the room is in this step: how many are in the room, acted, and have finished.
 */
export interface Progress {
  members?: number;
  acted?: number;
  finished?: number;
  notes?: number;
}
/**
 * What only this member sees: who they are, and what they have given in this step.
 *
 * ``given`` maps ``"card scale"`` to the value; ``notes`` are the ids of their own notes here.
 */
export interface Me {
  id: string;
  name: string;
  role: Role;
  notes?: string[];
  given?: {
    [k: string]: number;
  };
  comment?: string;
  finished?: boolean;
}
/**
 * A card: its title, the notes on it, its fields as refined so far.
 *
 * ``milestone`` is the one it became; ``name`` is that of a group.
 */
export interface CardShown {
  id: string;
  title: string;
  group?: boolean;
  name?: string;
  notes?: NoteShown[];
  fields?: {
    [k: string]: string;
  };
  milestone?: string;
}
/**
 * One note on a card; the author's name is empty where the step is anonymous.
 */
export interface NoteShown {
  id: string;
  text: string;
  author?: string;
  fields?: {
    [k: string]: string;
  };
}
/**
 * What the members gave, without who gave it.
 *
 * ``dots`` are a vote's totals by card; ``spread`` maps ``"card scale"`` to how many chose each
 * value, lowest first; ``comments`` come in the order of their text, which tells nothing.
 */
export interface Results {
  step: string;
  dots?: {
    [k: string]: number;
  };
  spread?: {
    [k: string]: number[];
  };
  comments?: string[];
}
/**
 * A milestone of the plan, with its owner's name.
 */
export interface MilestoneShown {
  id: string;
  title: string;
  status: Status;
  kind: Kind;
  due?: string | null;
  owner?: string;
  metric?: Metric | null;
  outcome?: string;
}
/**
 * What is measured: its name, today's value, the value wanted, and their unit.
 */
export interface Metric {
  name: string;
  baseline: number | null;
  target: number | null;
  unit: string;
}
/**
 * A decision made in this room.
 */
export interface DecisionShown {
  id: string;
  text: string;
  on: string;
}
/**
 * An action taken on in this room.
 */
export interface ActionShown {
  id: string;
  text: string;
  owner: string;
  due: string;
  done?: boolean;
}
/**
 * A member as the facilitator sees them; ``finished`` is None where that may not be told.
 */
export interface MemberShown {
  id: string;
  name: string;
  role: Role;
  finished?: boolean | null;
}
/**
 * The latest entries that can be undone, newest first.
 */
export interface History {
  items?: HistoryItem[];
}
/**
 * An entry that can be undone: its number, its kind, who made it.
 */
export interface HistoryItem {
  seq: number;
  event: string;
  who: string;
  at: string;
  about?: string;
}
/**
 * An adviser's reading of a card; ``offers`` are values it read out of the sentence.
 */
export interface AdviceShown {
  card: string;
  criteria?: Criterion[];
  offers?: {
    [k: string]: string;
  };
}
/**
 * One criterion of an adviser: its verdict, the words that show it, what to ask.
 */
export interface Criterion {
  key: string;
  verdict: string;
  words?: string[];
  question?: string;
}
/**
 * How many are connected, and, for facilitators, which members.
 */
export interface Present {
  count: number;
  members?: string[];
}
