package org.communique.collab.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bson.Document;
import org.communique.collab.CollabServer;
import org.communique.collab.DraftId;
import org.communique.collab.log.DraftHead.Entry;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditLogTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Set<String> AMINA = Set.of("amina");

    @TempDir
    static Path folder;

    private static CollabServer server;

    private final List<Entry> tail = Collections.synchronizedList(new ArrayList<>());
    private volatile long flushedUpTo;
    private final DraftId draft = DraftId.of("log-" + NUMBER.incrementAndGet());

    @BeforeAll
    static void start() {
        server = CollabServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private AppendResult append(long epoch, long after, byte[] update) {
        Entry entry = log().entry(after, epoch, AMINA, update);
        AppendResult result =
                log().append(List.of(new LogAppend(draft, entry, flushedUpTo))).getFirst();
        if (result instanceof AppendResult.Stored) {
            tail.add(entry);
            flushedUpTo = 0;
        }
        return result;
    }

    /** The next append takes them out of the tail. */
    private void flush(long bytes) {
        log().flushTails(List.of(new TailFlush(draft, List.copyOf(tail), bytes)));
        flushedUpTo = tail.getLast().seq();
        tail.clear();
    }

    private static EditLog log() {
        return server.log();
    }

    /** As many updates as there are characters, each of which writes one. */
    private static List<byte[]> typing(String text) {
        YDoc doc = new YDoc(1);
        List<byte[]> updates = new ArrayList<>();
        doc.onUpdate(updates::add);
        YXmlText[] target = new YXmlText[1];
        doc.transact(() -> {
            target[0] = doc.getXmlFragment(DraftSchema.FRAGMENT)
                    .insertElement(0, "paragraph")
                    .insertText(0);
            target[0].insert(0, text.substring(0, 1));
        });
        for (int i = 1; i < text.length(); i++) {
            target[0].insert(i, text.substring(i, i + 1));
        }
        return updates;
    }

    private String text() {
        return log().read(draft)
                .orElseThrow()
                .doc()
                .getXmlFragment(DraftSchema.FRAGMENT)
                .toString();
    }

    @Test
    void keepsEveryEditInOrderAcrossSpillsAndCompactions() {
        String text = "The States Parties to this Convention, concerned. ".repeat(4);
        log().create(draft, null, "amina");
        long seq = 0;
        for (byte[] update : typing(text)) {
            assertThat(append(1, seq++, update)).isEqualTo(new AppendResult.Stored());
            if (seq % 20 == 0) {
                flush(tail.size());
            }
            if (seq % 70 == 0) {
                server.compaction().compact(draft);
                assertThat(log().read(draft).orElseThrow().entries()).isEmpty();
            }
        }
        assertThat(text()).isEqualTo("<paragraph>" + text + "</paragraph>");
        assertThat(log().read(draft).orElseThrow().seq()).isEqualTo(text.length());
    }

    @Test
    void keepsEveryEditOnceAtWhicheverWriteTheServerIsKilled() {
        int writes = server.faults().atEachWrite(kill -> new EditLogTests().goesOnAfter(kill));
        // What appends, spills and compacts.
        assertThat(writes).isGreaterThanOrEqualTo(3);
    }

    private void goesOnAfter(Consumer<Runnable> kill) {
        String text = "abcd";
        List<byte[]> updates = typing(text);
        log().create(draft, null, "amina");
        append(1, 0, updates.get(0));
        append(1, 1, updates.get(1));
        kill.accept(() -> {
            append(1, 2, updates.get(2));
            // So large that it leaves the head at once.
            flush(1 << 20);
            server.compaction().compact(draft);
        });
        int stored = (int) log().read(draft).orElseThrow().seq();
        assertThat(stored).isBetween(2, 3);
        assertThat(text()).isEqualTo("<paragraph>" + text.substring(0, stored) + "</paragraph>");
        server.compaction().compact(draft);
        flushedUpTo = 0;
        assertThat(append(1, stored, updates.get(stored))).isEqualTo(new AppendResult.Stored());
        assertThat(text()).isEqualTo("<paragraph>" + text.substring(0, stored + 1) + "</paragraph>");
    }

    @Test
    void readsEditsThatHaveADocumentEach() {
        log().create(draft, null, "amina");
        long seq = 0;
        for (byte[] update : typing("abc")) {
            append(1, seq++, update);
        }
        // So large that it leaves the head at once.
        flush(1 << 20);
        server.mongo().execute("draftEdits", rows -> {
            var together = Objects.requireNonNull(rows.findOneAndDelete(new Document("draft", draft.value())));
            return rows.insertMany(together.getList("entries", Document.class).stream()
                    .map(entry -> new Document(entry)
                            .append("_id", draft.value() + "/" + entry.get("seq"))
                            .append("draft", draft.value()))
                    .toList());
        });
        assertThat(text()).isEqualTo("<paragraph>abc</paragraph>");
        server.compaction().compact(draft);
        assertThat(text()).isEqualTo("<paragraph>abc</paragraph>");
    }

    @Test
    void admitsNothingAfterFreezingAndNothingOfAnEarlierEpoch() {
        List<byte[]> updates = typing("abc");
        log().create(draft, null, "amina");
        assertThat(append(1, 0, updates.get(0))).isEqualTo(new AppendResult.Stored());
        assertThat(log().freeze(draft).frozen()).isFalse();
        assertThat(log().freeze(draft).frozen()).isTrue();
        assertThat(append(1, 1, updates.get(1))).isEqualTo(new AppendResult.Late());
        assertThat(log().reopen(draft, 2)).isFalse();
        assertThat(log().reopen(draft, 1)).isTrue();
        assertThat(append(1, 1, updates.get(1))).isEqualTo(new AppendResult.Late());
        assertThat(append(2, 1, updates.get(1))).isEqualTo(new AppendResult.Stored());
        assertThat(text()).isEqualTo("<paragraph>ab</paragraph>");
    }

    @Test
    void oneOfTwoWhoAppendAtOnceIsOvertaken() {
        List<byte[]> updates = typing("ab");
        log().create(draft, null, "amina");
        assertThat(append(1, 0, updates.get(0))).isEqualTo(new AppendResult.Stored());
        assertThat(append(1, 0, updates.get(1)))
                .isInstanceOfSatisfying(
                        AppendResult.Overtaken.class,
                        overtaken -> assertThat(
                                        log().editsSince(0, overtaken.head()).orElseThrow())
                                .extracting(Entry::seq)
                                .containsExactly(1L));
    }

    @Test
    void creatingADraftAgainLeavesItAsItIs() {
        assertThat(log().create(draft, typing("first").getFirst(), "amina")).isTrue();
        assertThat(log().create(draft, null, "boris")).isFalse();
        assertThat(text()).isEqualTo("<paragraph>f</paragraph>");
    }

    @Test
    void aFreezeHasEveryEditThatWasStoredAndNoneIsStoredAfterIt() throws Exception {
        log().create(draft, null, "amina");
        List<Long> stored = Collections.synchronizedList(new ArrayList<>());
        AtomicLong frozenAt = new AtomicLong(Long.MAX_VALUE);
        List<Future<?>> running = new ArrayList<>();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                byte[] update = typing("x").getFirst();
                running.add(writers.submit(() -> appendUntilLate(update, stored, frozenAt)));
            }
            await().until(() -> stored.size() >= 40);
            log().freeze(draft);
            frozenAt.set(System.nanoTime());
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        StoredDraft frozen = log().read(draft).orElseThrow();
        assertThat(frozen.seq()).isEqualTo(stored.size());
        assertThat(stored).doesNotHaveDuplicates().allMatch(seq -> seq <= frozen.seq());
    }

    private void appendUntilLate(byte[] update, List<Long> stored, AtomicLong frozenAt) {
        long seq = 0;
        while (true) {
            long begun = System.nanoTime();
            switch (append(1, seq, update)) {
                case AppendResult.Stored ignored -> {
                    assertThat(begun).isLessThan(frozenAt.get());
                    stored.add(++seq);
                }
                case AppendResult.Overtaken ignored ->
                    seq = log().head(draft).orElseThrow().seq();
                case AppendResult.Late ignored -> {
                    return;
                }
                case AppendResult.Failed failed -> throw failed.cause();
            }
        }
    }
}
