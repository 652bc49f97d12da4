package org.communique.crdt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.ByteWriter;

/**
 * Someone's editing of a text: insertions of strings and deletions. In a file, all in lib0's encoding: their number, and
 * for each a 1, the position and the string, or a 2, the position and the length.
 */
record EditingTrace(List<Edit> edits) {

    /** An insertion, or where nothing is inserted a deletion. */
    record Edit(int position, String inserted, int deleted) {}

    static EditingTrace read(Path file) {
        try {
            ByteReader in = new ByteReader(Files.readAllBytes(file));
            List<Edit> edits = new ArrayList<>();
            for (long count = in.readVarUint(); count > 0; count--) {
                boolean insertion = in.readVarUint() == 1;
                int position = (int) in.readVarUint();
                edits.add(
                        insertion
                                ? new Edit(position, in.readVarString(), 0)
                                : new Edit(position, "", (int) in.readVarUint()));
            }
            return new EditingTrace(edits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Edits in the shape of the B4 trace (260,000 single characters, 30 % of them deletions): typing in runs, going back
     * over the last characters, and moving the caret, mostly not far.
     */
    static EditingTrace madeUp(long seed, int count) {
        Random random = new Random(seed);
        List<Edit> edits = new ArrayList<>();
        int length = 0;
        int caret = 0;
        while (edits.size() < count) {
            int jump = random.nextInt(10);
            if (jump == 0) {
                caret = random.nextInt(length + 1);
            } else if (jump < 4) {
                caret = Math.clamp(caret + random.nextInt(-400, 400), 0, length);
            }
            for (int i = random.nextInt(40); i >= 0; i--, caret++, length++) {
                edits.add(new Edit(caret, String.valueOf((char) ('a' + random.nextInt(26))), 0));
            }
            for (int i = Math.min(random.nextInt(18), caret); i > 0; i--, length--) {
                edits.add(new Edit(--caret, "", 1));
            }
        }
        return new EditingTrace(edits.subList(0, count));
    }

    void write(Path file) {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(edits.size());
        for (Edit edit : edits) {
            out.writeVarUint(edit.deleted == 0 ? 1 : 2);
            out.writeVarUint(edit.position);
            if (edit.deleted == 0) {
                out.writeVarString(edit.inserted);
            } else {
                out.writeVarUint(edit.deleted);
            }
        }
        try {
            Files.write(file, out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One transaction, and one update for a listener, an edit. */
    YDoc apply() {
        YDoc doc = new YDoc(1);
        YText text = doc.getText("text");
        long[] bytes = {0};
        doc.onUpdate(update -> bytes[0] += update.length);
        for (Edit edit : edits) {
            if (edit.deleted == 0) {
                text.insert(edit.position, edit.inserted);
            } else {
                text.delete(edit.position, edit.deleted);
            }
        }
        return doc;
    }

    /** Small updates of many users who type at the same time and see each other's text a little late. */
    static List<byte[]> concurrentUpdates(long seed, int users, int edits) {
        Random random = new Random(seed);
        List<YDoc> docs = new ArrayList<>();
        List<byte[]> updates = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            YDoc doc = new YDoc(user + 1);
            doc.onUpdate(updates::add);
            docs.add(doc);
        }
        int[] seen = new int[users];
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < edits; i++) {
            int user = random.nextInt(users);
            YDoc doc = docs.get(user);
            if (random.nextInt(4) == 0 && seen[user] < all.size()) {
                doc.applyUpdate(Updates.mergeUpdates(all.subList(seen[user], all.size())));
                seen[user] = all.size();
            }
            updates.clear();
            YText text = doc.getText("text");
            int caret = random.nextInt(text.length() + 1);
            if (random.nextInt(4) == 0 && caret > 0) {
                text.delete(caret - 1, 1);
            } else {
                text.insert(caret, "word ".substring(0, 1 + random.nextInt(4)));
            }
            all.addAll(updates);
        }
        return all;
    }
}
