import type { Field } from "../../contract";

/** What a field is called, and what helps to fill it in, for the control with that `id`. */
export const FieldLabel = ({ id, field }: { id: string; field: Pick<Field, "label" | "hint"> }) => (
  <>
    <label for={id} dir="auto">
      {field.label}
    </label>
    {field.hint && (
      <p class="hint" id={`${id}-hint`} dir="auto">
        {field.hint}
      </p>
    )}
  </>
);
