package org.communique.file.office.part;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields that are open where a reader of a story stands: the body, a note or a text box. One that does not end in its story is
 * none, or else the rest of the story would be its instruction, or an index.
 *
 * @param <C> what marks where a field begins, shows what comes of it, and ends
 */
public final class Fields<C> {

    /** Fields within fields; deeper ones are taken for text. */
    private static final int MOST = 32;

    private static final Pattern HYPERLINK = Pattern.compile("\\s*HYPERLINK\\s+\"([^\"]+)\".*", Pattern.DOTALL);

    /** What Word makes from the rest of the text: tables of contents, of authorities, and indexes. */
    private static final Pattern INDEX = Pattern.compile("\\s*(TOC|TOA|INDEX)\\b.*", Pattern.DOTALL);

    private final @Nullable Fields<C> around;
    private final Function<C, String> type;
    private final Set<C> ofNone = Collections.newSetFromMap(new IdentityHashMap<>());
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

    /**
     * @param around     those where the story is referred to; null for the body
     * @param characters of the story, in their order
     * @param type       of a character: begin, separate or end
     */
    public Fields(@Nullable Fields<C> around, Stream<C> characters, Function<C, String> type) {
        this.around = around;
        this.type = type;
        var begun = new ArrayDeque<List<C>>();
        characters.forEach(character -> {
            switch (type.apply(character)) {
                case "begin" -> begun.push(new ArrayList<>(List.of(character)));
                case "separate" -> {
                    if (!begun.isEmpty()) {
                        begun.element().add(character);
                    }
                }
                case "end" -> {
                    var ended = begun.poll();
                    if (ended != null && begun.size() >= MOST) {
                        ofNone.addAll(ended);
                        ofNone.add(character);
                    }
                }
                default -> {}
            }
        });
        begun.forEach(ofNone::addAll);
    }

    public void pass(C character) {
        if (!ofNone.contains(character)) {
            switch (type.apply(character)) {
                case "begin" -> begin();
                case "separate" -> separate();
                case "end" -> end();
                default -> {}
            }
        }
    }

    public void begin() {
        open.push(new Field());
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
        return open.isEmpty() && (around == null || around.isEmpty());
    }

    /** Whether text is what they show, and no instruction. */
    public boolean areShown() {
        return open.stream().allMatch(field -> field.shown) && (around == null || around.areShown());
    }

    public boolean areOfAnIndex() {
        return open.stream().anyMatch(field -> field.index) || around != null && around.areOfAnIndex();
    }

    /** Where they lead to; the innermost first. */
    public List<String> links() {
        var own = open.stream().flatMap(field -> field.link.stream());
        return (around == null ? own : Stream.concat(own, around.links().stream())).toList();
    }
}
