package org.communique.collab.schema;

import org.communique.crdt.preview.Addition;
import org.communique.crdt.preview.RemainingContents;
import org.communique.crdt.preview.UpdatePreview;
import org.communique.text.document.TextLimits;

/**
 * How much a draft is, or would grow by.
 *
 * @param characters of the canonical text at most, see {@link CanonicalTextSize}
 * @param elements of all kinds, footnotes among them
 * @param structs what the document is made of, with what was deleted; each takes memory
 */
public record DraftSize(long characters, long elements, long footnotes, long structs) {

    /** A draft of so many structs takes 120 MB. */
    private static final int MAX_STRUCTS = 500_000;

    public static final DraftSize MOST =
            new DraftSize(TextLimits.CHARACTERS, TextLimits.ELEMENTS, TextLimits.FOOTNOTES, MAX_STRUCTS);

    /** No byte of an update brings more characters: a table of ten bytes in 32 lists. */
    private static final int MOST_PER_BYTE = 256;

    /** Neither an element nor a struct takes fewer. */
    private static final int LEAST_BYTES = 5;

    /** Without what was deleted; of that, only the structs that are left. */
    static DraftSize of(RemainingContents contents) {
        var sum = new Sum();
        contents.forEach(sum::add);
        return sum.of(contents.structs());
    }

    /** Of what an update brings. */
    public static DraftSize of(UpdatePreview updatePreview) {
        var sum = new Sum();
        updatePreview.additions().forEach(sum::add);
        return sum.of(updatePreview.structs());
    }

    private static final class Sum {

        private long characters;
        private long elements;
        private long footnotes;

        void add(Addition addition) {
            characters += CanonicalTextSize.of(addition);
            if (addition instanceof Addition.Element element) {
                elements++;
                footnotes += element.name().equals("footnote") ? 1 : 0;
            }
        }

        DraftSize of(long structs) {
            return new DraftSize(characters, elements, footnotes, structs);
        }
    }

    /** No update of so many bytes brings more. */
    static DraftSize ofAny(byte[] update) {
        long parts = update.length / LEAST_BYTES;
        return new DraftSize((long) MOST_PER_BYTE * update.length, parts, parts, parts);
    }

    DraftSize plus(DraftSize more) {
        return new DraftSize(
                characters + more.characters,
                elements + more.elements,
                footnotes + more.footnotes,
                structs + more.structs);
    }

    public boolean isWithin(DraftSize most) {
        return characters <= most.characters
                && elements <= most.elements
                && footnotes <= most.footnotes
                && structs <= most.structs;
    }

    /** Whether it is too large in nothing that it is given more of. */
    boolean isWithin(DraftSize most, DraftSize more) {
        return (more.characters == 0 || characters <= most.characters)
                && (more.elements == 0 || elements <= most.elements)
                && (more.footnotes == 0 || footnotes <= most.footnotes)
                && (more.structs == 0 || structs <= most.structs);
    }
}
