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
  | Place
  | LinkCards
  | UnlinkCards
  | GivePart
  | DeclareFinish
  | Park
  | SeePlan
  | Rename
  | GoTo
  | StartTimer
  | StopTimer
  | Reveal
  | Lock
  | TurnOver
  | VoteAgain
  | Agree
  | ChooseDeck
  | Spotlight
  | Nudge
  | JoinTables
  | Choose
  | CommitCards
  | RecordDecision
  | RecordAction
  | SettleParked
  | RenameMember
  | GiveRole
  | RemoveMember
  | Undo
  | CloseRoom;
/**
 * Which end of one part waits for which end of another (PMBOK Guide, activity sequencing).
 */
export type DependencyKind = "finish_finish" | "finish_start" | "start_finish" | "start_start";
/**
 * Who does what for a part: does it, answers for it, is asked before, is told after.
 */
export type Raci = "accountable" | "consulted" | "informed" | "responsible";
/**
 * The cards that one estimates with; ``three_point`` asks for days: good, likely, bad.
 */
export type DeckKind = "fibonacci" | "own" | "powers" | "three_point" | "tshirt";
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
  | AdvisedShown
  | Present
  | LinkShown
  | AssignedShown
  | EstimateShown
  | PeopleShown
  | TablesShown
  | ReadersShown
  | ParkedShown
  | Findings
  | TimelineShown
  | SprintFit
  | Sizing
  | Alike;
/**
 * What a field of a card takes.
 */
export type FieldKind = "choice" | "date" | "long" | "milestone" | "number" | "person" | "text";
/**
 * Parts of the plan that a step can work on, beside the cards of an earlier step.
 *
 * ``work`` is what there is to do: open tasks, and open milestones that have none yet.
 * ``finished`` are tasks that are done, with what they took.
 */
export type Source = "actions" | "finished" | "milestones" | "risks" | "tasks" | "work";
/**
 * Whether a timeline is built from today on, or back from its end.
 */
export type Direction = "backward" | "forward";
/**
 * Whether each card gets one owner, or everybody's part in it is named.
 */
export type Grid = "owner" | "raci";
/**
 * What is estimated: the team's own points, or working days.
 */
export type Unit = "days" | "points";
/**
 * What cards become as they enter the plan.
 */
export type Makes = "actions" | "milestones" | "risks" | "sprint" | "tasks";
/**
 * Where a milestone stands; a room proposes, the plan commits.
 */
export type Status = "committed" | "done" | "dropped" | "proposed";
/**
 * What a milestone is reached by: building, finding out, or deciding.
 */
export type Kind = "decision" | "delivery" | "research";
/**
 * Whether a goal is set for the short or the long term.
 */
export type Term = "long" | "short";
/**
 * Priority class (DSDM Agile Project Framework, ch. 10).
 */
export type MoSCoW = "could" | "must" | "should" | "wont";
export type Activity =
  | Inform
  | Collect
  | Group
  | Vote
  | Rate
  | Sort
  | Refine
  | Sequence
  | Assign
  | Estimate
  | Select
  | Commit
  | Feedback;

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
 * Give a card a value on a scale; None takes it back.
 *
 * The scale is ``dots`` in a vote, ``lane`` in a private sort (the lane's place, from 0), in an
 * estimate ``points``, ``low``, ``likely`` and ``high`` (in the step's unit) or ``pass`` (1: I
 * cannot tell), else one of the step's scales. In a feedback step about the room the card is
 * empty.
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
 * Put a card into a lane, as the room sees it.
 */
export interface Place {
  act: "place";
  step: string;
  card: string;
  lane: string;
}
/**
 * Draw a dependency: ``after`` waits for ``before``. A link drawn again is changed.
 */
export interface LinkCards {
  act: "link_cards";
  step: string;
  before: string;
  after: string;
  kind?: DependencyKind;
  lag?: number;
  contact?: string;
}
/**
 * Take a dependency away.
 */
export interface UnlinkCards {
  act: "unlink_cards";
  step: string;
  before: string;
  after: string;
}
/**
 * Give a person, by name, a part in a card; None takes it back.
 *
 * In a private step this is what one believes, else what the room agrees on.
 */
export interface GivePart {
  act: "give_part";
  step: string;
  card: string;
  person: string;
  role: Raci | null;
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
 * Put something on the parking lot, to be taken up later.
 */
export interface Park {
  act: "park";
  text: string;
}
/**
 * Say that one has read the plan as it stands.
 */
export interface SeePlan {
  act: "see_plan";
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
 * Show everyone how a card was estimated.
 */
export interface TurnOver {
  act: "turn_over";
  step: string;
  card: string;
}
/**
 * Begin another round on a card; what was estimated before is kept.
 */
export interface VoteAgain {
  act: "vote_again";
  step: string;
  card: string;
}
/**
 * Write down what the room agrees a card takes: ``points``, or days ``low likely high``.
 */
export interface Agree {
  act: "agree";
  step: string;
  card: string;
  values: {
    [k: string]: number;
  };
}
/**
 * Estimate with another deck from now on; estimates that were given stay as numbers.
 */
export interface ChooseDeck {
  act: "choose_deck";
  step: string;
  deck: DeckKind;
  faces?: Face[];
}
/**
 * One card of a deck: what stands on it, and the number that it counts as.
 */
export interface Face {
  label: string;
  value: number;
}
/**
 * Have everyone look at one card; an empty one ends it.
 */
export interface Spotlight {
  act: "spotlight";
  step: string;
  card?: string;
}
/**
 * Ask those who have not yet taken part to do so; the room is not told whom.
 */
export interface Nudge {
  act: "nudge";
  step: string;
}
/**
 * Bring the tables back together: everyone sees all boards.
 */
export interface JoinTables {
  act: "join_tables";
  step: string;
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
 * Take something off the parking lot, because it was dealt with, or put it back.
 */
export interface SettleParked {
  act: "settle_parked";
  item: string;
  settled?: boolean;
}
/**
 * Give a member another name.
 */
export interface RenameMember {
  act: "rename_member";
  member: string;
  name: string;
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
 * the agenda has refined. ``spotlight`` is the card that all should look at, ``faces`` the
 * deck that is estimated with.
 */
export interface StepShown {
  key: string;
  title: string;
  index: number;
  steps: number;
  minutes: number;
  activity:
    | Inform
    | Collect
    | Group
    | Vote
    | Rate
    | Sort
    | Refine
    | Sequence
    | Assign
    | Estimate
    | Select
    | Commit
    | Feedback;
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
  spotlight?: string;
  faces?: Face[];
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
 *
 * ``beside`` names parts of the plan that hang there already and go on with them.
 */
export interface Collect {
  type: "collect";
  prompt: string;
  fields: Field[];
  per_person: number;
  private: boolean;
  anonymous: boolean;
  beside: Source | null;
}
/**
 * One field of a card: its key, its label, and what it takes.
 *
 * Raises:
 *     Fault: it has the key of something in the plan and takes another kind of value than
 *         that, or is a choice with nothing, or with something unknown, to choose from.
 */
export interface Field {
  key: string;
  label: string;
  kind: FieldKind;
  hint: string;
  choices: Choice[];
}
/**
 * One of the values that a field can take, and the words for it.
 */
export interface Choice {
  key: string;
  label: string;
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
  matrix: boolean;
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
 * Cards are put into lanes: by each alone until the reveal, or by the room together.
 *
 * ``field`` is the field of the card that its lane becomes, as ``moscow``; all cards begin in
 * the lane ``start``, if there is one.
 *
 * Raises:
 *     Fault: there are fewer than two lanes, one twice, no lane ``start``, or lanes that the
 *         field does not know.
 */
export interface Sort {
  type: "sort";
  of: string;
  lanes: Lane[];
  field: string;
  start: string;
  private: boolean;
}
/**
 * One of the lanes that cards are sorted into.
 */
export interface Lane {
  key: string;
  label: string;
  hint: string;
}
/**
 * The room fills in the fields of each card together, with advice as it goes.
 */
export interface Refine {
  type: "refine";
  of: string;
  fields: Field[];
  adviser: string;
}
/**
 * The room puts cards on a time axis and draws what waits for what.
 *
 * With ``adds`` people may hang a missing card; without ``dates`` only the order counts.
 */
export interface Sequence {
  type: "sequence";
  of: string;
  direction: Direction;
  dates: boolean;
  adds: boolean;
}
/**
 * Each card gets its people: as each alone believes it is, or as the room agrees.
 */
export interface Assign {
  type: "assign";
  of: string;
  grid: Grid;
  private: boolean;
}
/**
 * Everyone estimates each card; a card's estimates are hidden until it is turned over.
 *
 * Raises:
 *     Fault: an own deck has fewer than two different faces, or another deck brings some.
 */
export interface Estimate {
  type: "estimate";
  of: string;
  deck: DeckKind;
  faces: Face[];
  unit: Unit;
  rounds: number;
}
/**
 * The facilitator keeps at most ``most`` of the cards, as the room has voted.
 *
 * In the form of a ``sprint`` of so many ``weeks`` it is filled up to what the team can do;
 * ``days`` then names the step in which people wrote how many days each of them has.
 */
export interface Select {
  type: "select";
  of: string;
  most: number;
  sprint: boolean;
  weeks: number;
  days: string;
}
/**
 * The room sees what would enter the plan, changes it, and confirms it.
 *
 * ``makes`` is what cards become that are not yet in the plan; those that are get what the
 * room has decided about them. ``goal`` names the step whose first card is a sprint's goal.
 */
export interface Commit {
  type: "commit";
  of: string;
  makes: Makes;
  goal: string;
}
/**
 * Everyone answers on scales, about the room or about each card, and may add a sentence.
 */
export interface Feedback {
  type: "feedback";
  scales: Scale[];
  comment: string;
  anonymous: boolean;
  of: string | null;
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
 * ``beliefs`` maps ``"card name"`` to the part that they believe somebody has. ``nudged`` is
 * when they were last asked to take part in this step, ``table`` where they sit (0: with all),
 * ``seen_plan`` whether they have said that they read the plan since it last changed.
 */
export interface Me {
  id: string;
  name: string;
  role: Role;
  notes?: string[];
  given?: {
    [k: string]: number;
  };
  beliefs?: {
    [k: string]: Raci;
  };
  comment?: string;
  finished?: boolean;
  nudged?: string | null;
  table?: number;
  seen_plan?: boolean;
}
/**
 * A card: its title, the notes on it, its fields as refined so far.
 *
 * ``milestone`` is the part of the plan it became; ``name`` is that of a group. ``kind`` says
 * which part of the plan it is (``milestone``, ``task``, ``risk``, ``action``), empty for notes;
 * ``under`` is the title of the milestone it belongs to, ``heard`` what users said of it.
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
  kind?: string;
  under?: string;
  heard?: Heard | null;
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
 * How many users spoke, how many would keep, change or stop it, and the latest words first.
 */
export interface Heard {
  voices: number;
  keep: number;
  change: number;
  stop: number;
  latest: string[];
}
/**
 * What the members gave, without who gave it.
 *
 * ``dots`` are a vote's totals by card; ``spread`` maps ``"card scale"`` to how many chose each
 * value, lowest first; ``comments`` come in the order of their text, which tells nothing. Of a
 * private sort the scale is ``lane``, its values the lanes in order; of private beliefs about
 * people, ``spread`` maps ``"card name"`` to how many see them as responsible, accountable,
 * consulted, informed. Both are shown again where the room settles what it saw alone;
 * ``placed`` are the cards whose lane it has settled.
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
  placed?: string[];
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
  term?: Term;
  moscow?: MoSCoW | null;
  done_on?: string | null;
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
 * The number of the latest entry that all advice on the current step knows of.
 */
export interface AdvisedShown {
  seq: number;
}
/**
 * How many are connected, and, for facilitators, which members.
 */
export interface Present {
  count: number;
  members?: string[];
}
/**
 * ``after`` waits for ``before``; ``contact`` promised it, where it comes from outside.
 */
export interface LinkShown {
  before: string;
  after: string;
  kind?: DependencyKind;
  lag?: number;
  contact?: string;
}
/**
 * The people of a card, by name, and the part that each has.
 */
export interface AssignedShown {
  card: string;
  people?: {
    [k: string]: Raci;
  };
}
/**
 * How far a card is estimated: which round, how many gave something, and what, once turned.
 *
 * ``past`` are the earlier rounds, oldest first; ``agreed`` is what the room settled on.
 */
export interface EstimateShown {
  card: string;
  round?: number;
  given?: number;
  turned?: boolean;
  votes?: EstimateGiven[];
  past?: EstimateGiven[][];
  agreed?: {
    [k: string]: number;
  };
}
/**
 * What one member gave: ``points``, or days ``low``, ``likely`` and ``high``, or ``pass``.
 */
export interface EstimateGiven {
  name: string;
  values: {
    [k: string]: number;
  };
}
/**
 * The names one can choose from: of the plan's people, and of those in the room.
 */
export interface PeopleShown {
  names?: string[];
}
/**
 * How many tables there are, and whether they are back together.
 *
 * ``people`` are the names at each table, from the first; ``boards`` tells whoever sees all
 * tables at which of them (from 1) a card is.
 */
export interface TablesShown {
  count: number;
  joined?: boolean;
  people?: string[][];
  boards?: {
    [k: string]: number;
  };
}
/**
 * How many of the people in the room have read the plan since it last changed.
 */
export interface ReadersShown {
  read: number;
  people: number;
}
/**
 * Something on the parking lot, and who put it there.
 */
export interface ParkedShown {
  id: string;
  text: string;
  by?: string;
  settled?: boolean;
}
/**
 * What the methods find in what the room has built so far, gravest first.
 */
export interface Findings {
  items?: FindingShown[];
}
/**
 * One thing that a method finds: ``text`` says what, ``next`` the step to take.
 */
export interface FindingShown {
  key: string;
  severity: string;
  text: string;
  next?: string;
  cards?: string[];
}
/**
 * When everything can be over, as it stands: computed from today along the dependencies.
 */
export interface TimelineShown {
  today: string;
  bars?: Bar[];
  finish?: string | null;
}
/**
 * A card on the time axis: earliest ``start`` and ``finish``, working days of ``slack``.
 *
 * ``late`` is by how many working days it misses the date that it has.
 */
export interface Bar {
  card: string;
  start: string;
  finish: string;
  slack?: number | null;
  critical?: boolean;
  late?: number;
}
/**
 * How what was chosen fits: ``safe`` is what the team finishes with 85 % certainty.
 *
 * ``chosen`` and ``safe`` are in ``unit`` (points or days), ``capacity`` is in working days of
 * all; ``chance`` (0 to 1) is that all of it is finished, None where nothing tells.
 */
export interface SprintFit {
  unit: string;
  chosen: number;
  safe?: number | null;
  likely?: number | null;
  capacity?: number | null;
  chance?: number | null;
  says?: string;
}
/**
 * What the past says of a card: items like it, and how far the team is usually off.
 */
export interface Sizing {
  card: string;
  past?: PastItem[];
  says?: string;
}
/**
 * A finished item like the one at hand: what was estimated, what it took.
 */
export interface PastItem {
  title: string;
  estimated?: number | null;
  actual?: number | null;
}
/**
 * Cards that may belong together, the likest first.
 */
export interface Alike {
  groups?: string[][];
}
