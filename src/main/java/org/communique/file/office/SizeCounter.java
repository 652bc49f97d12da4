package org.communique.file.office;

import org.communique.file.office.part.OfficeArchive.TooLargeException;
import org.communique.file.office.part.XmlPartReader;
import org.communique.text.document.TextLimits;
import org.communique.work.Budget;

/** How much text has been read. What a file refers to twice, or says to repeat, counts as often as it is read. */
final class SizeCounter {

    /** With the addresses of links, as a frozen text has them. */
    static final int MOST_CHARACTERS = TextLimits.CHARACTERS;

    /** Paragraphs, headings, list items, rows and cells. */
    static final int MOST_BLOCKS = TextLimits.ELEMENTS;

    static final int MOST_RUNS = 500_000;

    /** As often as each is read: a note may be referred to many times. */
    static final int MOST_ELEMENTS = 2 * XmlPartReader.MOST_ELEMENTS;

    private long characters;
    private long blocks;
    private long runs;
    private int elements;

    void addBlock() {
        Budget.check();
        blocks++;
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
        hold();
    }

    SizeCounter copy() {
        var copy = new SizeCounter();
        copy.characters = characters;
        copy.blocks = blocks;
        copy.runs = runs;
        return copy;
    }

    private void hold() {
        if (characters > MOST_CHARACTERS || blocks > MOST_BLOCKS || runs > MOST_RUNS) {
            throw new TooLargeException();
        }
    }
}
