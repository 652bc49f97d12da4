package org.communique.publishing.office.field;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields that are open where a reader stands. */
public final class Fields {

    /** Fields within fields; deeper ones are taken for text. */
    private static final int MOST = 32;

    private static final Pattern HYPERLINK = Pattern.compile("\\s*HYPERLINK\\s+\"([^\"]+)\".*", Pattern.DOTALL);

    /** What Word makes from the rest of the text: tables of contents, of authorities, and indexes. */
    private static final Pattern INDEX = Pattern.compile("\\s*(TOC|TOA|INDEX)\\b.*", Pattern.DOTALL);

    private final Deque<Field> open = new ArrayDeque<>();

    /** From its beginning to its end; what it shows comes after its instruction. */
    private static final class Field {
        private final StringBuilder instruction = new StringBuilder();
        private boolean shown;
        private boolean index;
        private Optional<String> link = Optional.empty();

        void show() {
            if (!shown) {
                shown = true;
                index = INDEX.matcher(instruction).matches();
                link = Optional.of(HYPERLINK.matcher(instruction))
                        .filter(Matcher::matches)
                        .map(hyperlink -> hyperlink.group(1));
            }
        }
    }

    public void begin() {
        if (open.size() < MOST) {
            open.push(new Field());
        }
    }

    public void instruct(String instruction) {
        if (!open.isEmpty()) {
            open.element().instruction.append(instruction);
        }
    }

    public void separate() {
        if (!open.isEmpty()) {
            open.element().show();
        }
    }

    public void end() {
        open.poll();
    }

    public boolean isEmpty() {
        return open.isEmpty();
    }

    /** Whether text is what they show, and no instruction. */
    public boolean areShown() {
        return open.stream().allMatch(field -> field.shown);
    }

    public boolean areOfAnIndex() {
        return open.stream().anyMatch(field -> field.index);
    }

    /** Where they lead to; the innermost first. */
    public List<String> links() {
        return open.stream().flatMap(field -> field.link.stream()).toList();
    }
}
