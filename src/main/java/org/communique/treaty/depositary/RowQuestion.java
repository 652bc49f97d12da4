package org.communique.treaty.depositary;

/**
 * A row that is not clear. It is asked about, and never guessed.
 *
 * @param name as the table has it
 * @param cell what is not clear, where it is not the name; empty if it is
 */
public record RowQuestion(int line, RowQuestionKind kind, String name, String cell) {

    /** The names are part of message keys. */
    public enum RowQuestionKind {
        /** No State has exactly this name: one chooses which is meant, or leaves the row out. */
        UNKNOWN_NAME,
        /** A cell that is no date, or one of which day and month could be exchanged. */
        UNREADABLE_DATE,
        FUTURE_DATE,
        /** Another row is about the same State. */
        STATE_TWICE,
        /** A date before the treaty was open for signature. */
        TOO_EARLY,
        /** Fewer cells than the row of headings: which cell is whose is not clear. */
        UNEVEN_ROW,
        /** Dates in several columns of which a State can have one, such as of ratifications and of accessions. */
        SEVERAL_DATES,
        /** A withdrawal of what was never deposited, or before it was. */
        WITHDRAWAL_ALONE
    }
}
