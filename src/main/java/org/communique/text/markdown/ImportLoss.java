package org.communique.text.markdown;

import java.util.Locale;
import org.communique.text.unicode.AdmittedCharacters;

/**
 * Something that an imported text had and a statement cannot, the kind says what became of it.
 *
 * @param place   the line of a Markdown file, or the paragraph of a DOCX or ODT file, counted from 1
 * @param excerpt the beginning of what was there, at most 60 characters
 */
public record ImportLoss(Kind kind, int place, String excerpt) {

    private static final int EXCERPT = 60;

    public ImportLoss {
        var line = AdmittedCharacters.of(excerpt).strip();
        excerpt = line.codePointCount(0, line.length()) <= EXCERPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, EXCERPT - 1)) + "…";
    }

    public enum Kind {
        /** Its description stays as text. */
        IMAGE,
        /** The text between the tags stays. */
        HTML,
        /** Becomes plain text. */
        CODE,
        /** Becomes a list item that begins with ☐ or ☑. */
        TASK,
        /** Becomes a heading of level 4. */
        DEEP_HEADING,
        /** Its content stays, one level up. */
        DEEP_NESTING,
        /** Relative or unsafe; the link's text stays. */
        LINK_ADDRESS,
        LINK_TITLE,
        TABLE_ALIGNMENT,
        /** Becomes one line in one cell. */
        TABLE_CELL,
        /** Its paragraphs become one. */
        FOOTNOTE_BLOCKS,
        /** Becomes a paragraph at the end. */
        FOOTNOTE_UNUSED,
        /** The number stays in brackets as text; the note that it leads to stays where it is. */
        FOOTNOTE_NESTED,
        /** The same note appears twice. */
        FOOTNOTE_REPEATED,
        /** The head of the file with its settings. */
        FRONT_MATTER,
        /** Underline, colour, size, strike-through and the like; the text stays. */
        FORMATTING,
        /** All are accepted, or all rejected, in the text that is taken. */
        TRACKED_CHANGE,
        /** Stays out, as a reader would not have seen it. */
        HIDDEN_TEXT,
        COMMENT,
        HEADER_OR_FOOTER,
        /** What this server puts around a published text. */
        FRAME,
        /** Text boxes, equations, fields, embedded objects: their text stays where they have one. */
        OBJECT,
        /** A table of contents, an index or a bibliography, which the other program made from the text. */
        INDEX,
        /** The number or letter of a paragraph, heading or list item stands in the text now. */
        NUMBERING,
        /** Marks that turn the direction of writing, and others that nobody sees. */
        INVISIBLE_CHARACTERS,
        /** Words of the file that are neither in the text nor in what is listed. */
        UNREAD_TEXT,
        /** How the text was before its tracked changes; they are accepted. */
        UNREAD_ORIGINAL,
        /** So many losses that not each is listed; the excerpt is their number. */
        MORE;

        /** Key of its sentence in the messages. */
        public String key() {
            return "publishing.loss." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
