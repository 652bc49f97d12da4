package org.communique.amendment.suggestion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.communique.amendment.suggestion.DraftSuggestion.Piece;
import org.communique.amendment.suggestion.DraftSuggestion.PieceKind;
import org.communique.amendment.suggestion.ForkPart.Deleted;
import org.communique.amendment.suggestion.ForkPart.InsertedType;
import org.communique.amendment.suggestion.ForkPart.InsertedWords;
import org.communique.amendment.suggestion.ForkPart.Kept;
import org.communique.amendment.suggestion.SuggestionCopy.Elements;
import org.communique.crdt.Branch;
import org.communique.crdt.ContentFormat;
import org.communique.crdt.ContentString;
import org.communique.crdt.ContentType;
import org.communique.crdt.ElementId;
import org.communique.crdt.Item;
import org.communique.crdt.SharedTypeKind;
import org.communique.crdt.Struct;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlElement;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.document.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a fork has other than its draft, element by element, as both know their elements by the same ids. What follows each other without
 * anything between that stays is one change, be it words, passages or both: so to split a passage is one, and to join two. So is what is
 * changed within one word, which any part of it alone would spoil.
 */
final class ForkComparison {

    private static final int LONGEST_WORD = 60;

    private final YDoc draft;
    private final List<ForkChange> changes = new ArrayList<>();
    private final ForkPart root;
    private @Nullable ForkChange open;
    /** Letters since the open change, which stay. */
    private final StringBuilder between = new StringBuilder();

    private int place;

    /** @param fork with all that is in the draft */
    ForkComparison(YDoc draft, YDoc fork) {
        this.draft = draft;
        this.root = part(DraftCodec.fragment(draft).branch, DraftCodec.fragment(fork).branch);
    }

    List<ForkChange> changes() {
        return changes;
    }

    /** Makes some of the changes in the draft, which is other than what was compared from then on. */
    void enter(Set<Integer> chosen) {
        ForkEntry.enter(draft, root, chosen);
    }

    /** @param words that are changed */
    private ForkChange change(ElementId first, CharSequence words) {
        if (open != null && !between.isEmpty()) {
            if (isLetter(words, 0) && (endsInLetter(open.before) || endsInLetter(open.after))) {
                var letters = between.toString();
                ForkWords.append(open.before, letters);
                ForkWords.append(open.after, letters);
                open.digest.add("keep", letters);
                between.setLength(0);
            } else {
                close();
            }
        }
        if (open == null) {
            open = new ForkChange(first, place);
            changes.add(open);
        }
        return open;
    }

    private void close() {
        open = null;
        between.setLength(0);
    }

    private static boolean isOneWord(String letters) {
        return letters.length() <= LONGEST_WORD
                && Words.isWord(letters)
                && Words.split(letters).size() == 1
                && letters.codePoints().noneMatch(Character::isIdeographic);
    }

    private static boolean endsInLetter(CharSequence words) {
        return isLetter(words, words.length() - 1);
    }

    private static boolean isLetter(CharSequence words, int at) {
        return at >= 0 && at < words.length() && Character.isLetterOrDigit(words.charAt(at));
    }

    private int number() {
        return open == null ? ForkPart.NONE : changes.size() - 1;
    }

    private ForkPart part(Branch inDraft, Branch inFork) {
        var part = new ForkPart(inDraft);
        compareAttributes(part, inDraft, inFork);
        new Walk(part, inFork).walk();
        if (!between.isEmpty()) {
            close();
        }
        return part;
    }

    private void compareAttributes(ForkPart part, Branch inDraft, Branch inFork) {
        if (inDraft.item == null || !(inDraft.type() instanceof YXmlElement before)) {
            return;
        }
        if (!(inFork.type() instanceof YXmlElement same)) {
            throw new NoForkException("it has something other under an id of the draft");
        }
        var style = difference(before.getAttributes(), same.getAttributes());
        if (style.isEmpty()) {
            return;
        }
        var id = Objects.requireNonNull(inDraft.item).id();
        close();
        var change = change(id, "");
        change.pieces.add(new Piece(PieceKind.FORMAT_BLOCK, id, id, ""));
        change.digest.add("attributes", style);
        part.changeAttributes(style, number());
        ForkWords.append(change.before, ForkWords.of(inDraft));
        ForkWords.append(change.after, ForkWords.of(inDraft));
        close();
    }

    /** Goes through the elements of one type in the order that both have them in. */
    private final class Walk {

        private final ForkPart part;
        private final Branch inFork;
        private final Map<String, @Nullable Object> styleBefore = new LinkedHashMap<>();
        private final Map<String, @Nullable Object> styleNow = new LinkedHashMap<>();
        private @Nullable Item cursor;
        private long cursorOffset;
        /** The last element of the draft, be it deleted. */
        private @Nullable ElementId left;

        Walk(ForkPart part, Branch inFork) {
            this.part = part;
            this.inFork = inFork;
            this.cursor = live(part.branch.start);
        }

        private @Nullable Item live(@Nullable Item item) {
            var next = item;
            while (next != null && next.isDeleted()) {
                next = next.right;
            }
            return next;
        }

        void walk() {
            for (Item item = inFork.start; item != null; item = item.right) {
                walk(item);
            }
            if (cursor != null) {
                throw new NoForkException("it lacks something of the draft");
            }
        }

        private void walk(Item item) {
            long known = draft.store.state(item.client);
            for (long at = item.clock; at < item.end(); ) {
                if (at >= known) {
                    if (!item.isDeleted()) {
                        insert(item, (int) (at - item.clock));
                    }
                    return;
                }
                var struct = draft.store.find(new ElementId(item.client, at));
                long length = Math.min(Math.min(item.end(), struct.end()), known) - at;
                inBoth(item, struct, at, length);
                at += length;
            }
        }

        private void inBoth(Item item, Struct struct, long at, long length) {
            boolean visible = struct instanceof Item before && !before.isDeleted();
            if (visible) {
                follow((Item) struct, at, length);
            }
            if (visible && item.isDeleted()) {
                delete((Item) struct, at, length);
            } else if (visible) {
                keep(item, (Item) struct, at, length);
            } else if (!item.isDeleted()) {
                throw new NoForkException("it has something that was deleted in the draft");
            }
            left = new ElementId(item.client, at + length - 1);
        }

        /** Where the order is other, or anything is missing, places in the draft could not be told from those in the fork. */
        private void follow(Item before, long at, long length) {
            if (cursor != before || before.clock + cursorOffset != at) {
                throw new NoForkException("its order is other than that of the draft");
            }
            cursorOffset += length;
            if (cursorOffset == before.length) {
                cursor = live(before.right);
                cursorOffset = 0;
            }
        }

        private void keep(Item item, Item before, long at, long length) {
            switch (before.content) {
                case ContentFormat format -> {
                    update(styleBefore, format);
                    update(styleNow, format);
                }
                case ContentType type -> {
                    if (!(item.content instanceof ContentType same)) {
                        throw new NoForkException("it has something other under an id of the draft");
                    }
                    if (type.branch.kind() == SharedTypeKind.XML_ELEMENT) {
                        close();
                    }
                    place++;
                    part.runs.add(new Kept(1, Map.of(), ForkPart.NONE, part(type.branch, same.branch)));
                }
                default -> keepWords(before, at, length);
            }
        }

        private void keepWords(Item before, long at, long length) {
            var style = difference(styleBefore, styleNow);
            var words = text(before, at, length);
            if (style.isEmpty() && open != null && isOneWord(between + words)) {
                between.append(words);
            } else if (style.isEmpty()) {
                close();
            } else {
                var change = change(new ElementId(before.client, at), words);
                change.pieces.add(new Piece(
                        PieceKind.FORMAT_WORDS,
                        new ElementId(before.client, at),
                        new ElementId(before.client, at + length - 1),
                        ""));
                ForkWords.append(change.before, words);
                ForkWords.append(change.after, words);
                change.digest.add("format" + new TreeMap<>(style), words);
            }
            place += (int) length;
            part.runs.add(new Kept(length, style, style.isEmpty() ? ForkPart.NONE : number(), null));
        }

        private void delete(Item before, long at, long length) {
            if (before.content instanceof ContentFormat format) {
                update(styleBefore, format);
                return;
            }
            var first = new ElementId(before.client, at);
            if (before.content instanceof ContentType type) {
                var change = change(first, "");
                boolean block = ForkWords.isBlock(type.branch);
                ForkWords.append(change.before, ForkWords.of(type.branch));
                change.digest.add("delete", type.branch);
                change.pieces.add(new Piece(block ? PieceKind.DELETE_BLOCK : PieceKind.DELETE_WORDS, first, first, ""));
                part.runs.add(new Deleted(1, type.branch, number()));
            } else {
                var words = text(before, at, length);
                var change = change(first, words);
                ForkWords.append(change.before, words);
                change.digest.add("delete", words);
                addDeleted(change, first, new ElementId(before.client, at + length - 1));
                part.runs.add(new Deleted(length, null, number()));
            }
            place += (int) length;
        }

        /** Letters in a row are one piece, whoever wrote them. */
        private void addDeleted(ForkChange change, ElementId first, ElementId last) {
            var former = change.pieces.isEmpty() ? null : change.pieces.getLast();
            boolean goesOn = former != null
                    && former.kind() == PieceKind.DELETE_WORDS
                    && !part.runs.isEmpty()
                    && part.runs.getLast() instanceof Deleted(var _, var branch, var _)
                    && branch == null;
            if (goesOn) {
                change.pieces.removeLast();
            }
            change.pieces.add(new Piece(
                    PieceKind.DELETE_WORDS,
                    goesOn ? Objects.requireNonNull(former).first() : first,
                    last,
                    ""));
        }

        private void insert(Item item, int offset) {
            if (item.content instanceof ContentFormat format) {
                update(styleNow, format);
                return;
            }
            var first = new ElementId(item.client, item.clock + offset);
            var change = change(
                    first,
                    item.content instanceof ContentString letters
                            ? letters.text().subSequence(offset, letters.text().length())
                            : "");
            change.addOwn(
                    new Elements(item.client, item.clock + offset, item.length - offset),
                    part.branch.item == null ? null : part.branch.item.id());
            if (item.content instanceof ContentType type) {
                boolean block = ForkWords.isBlock(type.branch);
                var words = ForkWords.of(type.branch);
                change.digest.add("insert", type.branch);
                if (block && !change.after.isEmpty()) {
                    ForkWords.append(change.after, "\n");
                }
                ForkWords.append(change.after, words);
                addInserted(change, block ? PieceKind.INSERT_BLOCK : PieceKind.INSERT_WORDS, words);
                part.runs.add(new InsertedType(type.branch, number()));
            } else if (item.content instanceof ContentString content) {
                var words = content.text()
                        .subSequence(offset, content.text().length())
                        .toString();
                ForkWords.append(change.after, words);
                change.digest.add("insert" + new TreeMap<>(styleNow), words);
                addInserted(change, PieceKind.INSERT_WORDS, words);
                part.runs.add(new InsertedWords(words, new LinkedHashMap<>(styleNow), number()));
            } else {
                throw new NoForkException("it has what no draft has");
            }
        }

        private void addInserted(ForkChange change, PieceKind kind, String words) {
            var holder = part.branch.item == null ? null : part.branch.item.id();
            var former = change.pieces.isEmpty() ? null : change.pieces.getLast();
            if (former != null
                    && former.kind() == kind
                    && Objects.equals(former.first(), left)
                    && Objects.equals(former.last(), holder)) {
                if (!ForkWords.isShortened(former.words())) {
                    change.pieces.removeLast();
                    var joined = former.words() + (kind == PieceKind.INSERT_BLOCK ? "\n" : "") + words;
                    change.pieces.add(new Piece(kind, left, holder, ForkWords.shortened(joined)));
                }
            } else {
                change.pieces.add(new Piece(kind, left, holder, ForkWords.shortened(words)));
            }
        }
    }

    private static String text(Item item, long at, long length) {
        if (!(item.content instanceof ContentString content)) {
            throw new NoForkException("it has what no draft has");
        }
        int from = (int) (at - item.clock);
        return content.text().subSequence(from, from + (int) length).toString();
    }

    private static void update(Map<String, @Nullable Object> style, ContentFormat format) {
        if (format.value == null) {
            style.remove(format.key);
        } else {
            style.put(format.key, format.value);
        }
    }

    private static Map<String, @Nullable Object> difference(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> now) {
        if (before.equals(now)) {
            return Map.of();
        }
        Map<String, @Nullable Object> other = new LinkedHashMap<>();
        before.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> other.put(key, null));
        now.forEach((key, value) -> {
            if (!Objects.equals(before.get(key), value)) {
                other.put(key, value);
            }
        });
        return other;
    }
}
