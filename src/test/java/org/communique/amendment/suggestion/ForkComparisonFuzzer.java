package org.communique.amendment.suggestion;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.YXmlText;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.preview.UpdatePreview;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.markdown.CanonicalText;

/**
 * A draft and a fork are written in: all that the fork has other is found as changes, which are the same however often they are looked
 * for, and with which the draft becomes what the fork is. An input that begins with an odd byte is an update of the fork, as a hostile
 * author sends it: it is compared, or found to be no fork.
 */
public final class ForkComparisonFuzzer {

    private static final int AUTHOR = 2;
    private static final int DRAFTER = 3;

    private ForkComparisonFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var draft = new YDoc(DRAFTER);
        draft.applyUpdate(DraftCodec.update(
                CanonicalText.read("# Rights\n\nCourts **decide** soon.\n\n- They give\n- reasons\n")));
        var fork = new YDoc(AUTHOR);
        fork.applyUpdate(draft.encodeStateAsUpdate());
        var rest = ByteBuffer.wrap(input, 1, input.length - 1);
        if (input[0] % 2 == 0) {
            while (rest.remaining() >= 4) {
                edit(rest.get(), rest.get() & 0xff, rest.get() & 0xff, rest.get(), draft, fork);
            }
            check(draft, fork);
        } else {
            hostile(draft, fork, Arrays.copyOfRange(input, 1, input.length));
        }
    }

    private static void edit(byte act, int block, int at, byte letter, YDoc draft, YDoc fork) {
        var document = (act & 1) == 0 ? fork : draft;
        document.transact(() -> edit(act >> 1 & 7, block, at, letter, DraftCodec.fragment(document)));
        if (document == draft) {
            fork.applyUpdate(draft.encodeStateAsUpdate(fork.encodeStateVector()));
        }
    }

    private static void edit(int act, int block, int at, byte letter, YXmlFragment text) {
        int blocks = text.length();
        if (act == 0 || blocks == 0) {
            text.insertElement(block % (blocks + 1), "paragraph").insertText(0).insert(0, "new " + letter);
        } else if (act == 1) {
            text.delete(block % blocks, 1);
        } else if (text.children().get(block % blocks) instanceof YXmlElement element
                && element.length() > 0
                && element.children().getFirst() instanceof YXmlText words) {
            edit(act, at % (words.length() + 1), letter, element, words);
        }
    }

    private static void edit(int act, int at, byte letter, YXmlElement element, YXmlText words) {
        int some = Math.min(words.length() - at, 1 + (letter & 7));
        switch (act) {
            case 2, 3, 4 -> words.insert(at, Character.toString('a' + (letter & 15)));
            case 5 -> words.delete(at, some);
            case 6 -> words.format(at, some, Map.of("bold", Map.of()));
            default -> {
                if (element.name().equals("heading")) {
                    element.setAttribute("level", 1L + (letter & 3));
                }
            }
        }
    }

    private static void check(YDoc draft, YDoc fork) {
        var wanted = DraftCodec.read(fork);
        var compared = new ForkComparison(draft, fork);
        var found = changes(compared);
        if (!found.equals(changes(new ForkComparison(copy(draft), copy(fork))))) {
            throw new AssertionError("other changes in a copy of the same");
        }
        compared.enter(IntStream.range(0, compared.changes().size()).boxed().collect(Collectors.toSet()));
        if (!CanonicalText.of(DraftCodec.read(draft)).equals(CanonicalText.of(wanted))) {
            throw new AssertionError("with all changes the draft is " + CanonicalText.of(DraftCodec.read(draft))
                    + ", and the fork " + CanonicalText.of(wanted));
        }
    }

    private static String changes(ForkComparison compared) {
        return compared.changes().stream()
                .map(change -> change.id() + " " + change.kind() + " " + change.revision())
                .collect(Collectors.joining("\n"));
    }

    private static YDoc copy(YDoc document) {
        var copy = new YDoc();
        copy.applyUpdate(document.encodeStateAsUpdate());
        return copy;
    }

    private static void hostile(YDoc draft, YDoc fork, byte[] update) {
        try {
            var preview = UpdatePreview.of(fork, update);
            if (!preview.isComplete()
                    || !DraftSchema.allows(preview.additions())
                    || DraftSchema.isTooDeep(preview.additions())) {
                return;
            }
            preview.apply();
        } catch (MalformedUpdateException e) {
            return;
        }
        // The drafter's next words may have ids that the author took.
        edit((byte) 1, 1, 0, (byte) 0, draft, fork);
        edit((byte) 5, 1, 3, (byte) 0, draft, fork);
        try {
            var compared = new ForkComparison(draft, fork);
            changes(compared);
            compared.enter(IntStream.range(0, compared.changes().size()).boxed().collect(Collectors.toSet()));
            DraftCodec.read(draft);
        } catch (NoForkException e) {
            // So it is not shown.
        }
    }
}
