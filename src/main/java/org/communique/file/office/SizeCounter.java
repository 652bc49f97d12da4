package org.communique.file.office;

import org.communique.file.office.OfficeFileReader.Limit;
import org.communique.file.office.part.OfficeArchive.TooLargeException;
import org.communique.file.office.part.XmlPartReader;
import org.communique.work.Budget;

/** How much text has been read. What a file refers to twice, or says to repeat, counts as often as it is read. */
final class SizeCounter {

    static final int MOST_RUNS = 500_000;

    /** As often as each is read: a note may be referred to many times. */
    static final int MOST_ELEMENTS = 2 * XmlPartReader.MOST_ELEMENTS;

    /** As other files that are too large, and it is known in what. */
    static final class LimitException extends TooLargeException {

        private static final long serialVersionUID = 1;

        private final Limit limit;

        LimitException(Limit limit) {
            this.limit = limit;
        }

        Limit limit() {
            return limit;
        }
    }

    private long characters;
    private long blocks;
    private long runs;
    private long rows;
    private long notes;
    private int elements;

    void addBlock() {
        Budget.check();
        blocks++;
        hold();
    }

    void addRow() {
        rows++;
        hold();
    }

    void addNote() {
        notes++;
        hold();
    }

    void addElement() {
        Budget.check();
        if (++elements > MOST_ELEMENTS) {
            throw new TooLargeException();
        }
    }

    void addRun(int length) {
        Budget.check();
        runs++;
        characters += length;
        hold();
    }

    /** Counts what was read since then so many times more. */
    void repeat(SizeCounter then, int times) {
        characters += times * (characters - then.characters);
        blocks += times * (blocks - then.blocks);
        runs += times * (runs - then.runs);
        rows += times * (rows - then.rows);
        notes += times * (notes - then.notes);
        hold();
    }

    SizeCounter copy() {
        var copy = new SizeCounter();
        copy.characters = characters;
        copy.blocks = blocks;
        copy.runs = runs;
        copy.rows = rows;
        copy.notes = notes;
        return copy;
    }

    private void hold() {
        hold(characters, Limit.CHARACTERS);
        hold(rows, Limit.ROWS);
        hold(notes, Limit.FOOTNOTES);
        hold(blocks, Limit.ELEMENTS);
        if (runs > MOST_RUNS) {
            throw new TooLargeException();
        }
    }

    private static void hold(long number, Limit limit) {
        if (number > limit.most()) {
            throw new LimitException(limit);
        }
    }
}
