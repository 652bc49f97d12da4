package org.communique.collab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.YDoc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to stop sends its editors elsewhere, and has stored what they sent. */
class SocketDrainTests {

    private static final int SERVICE_RESTART = 1012;
    private static final DraftId DRAFT = DraftId.of("drained");

    @TempDir
    Path folder;

    @Test
    void closesEachSocketWithTheReasonAndLosesNoWord() throws Exception {
        List<DraftSocketClient> clients;
        try (CollabServer server = CollabServer.start(folder)) {
            server.drafts().create(DRAFT, new YDoc().encodeStateAsUpdate(), "amina");
            server.roles().set("amina", "writer");
            clients = IntStream.range(0, 8)
                    .mapToObj(i -> DraftSocketClient.connect(server.port()).joined(DRAFT, "amina"))
                    .toList();
            for (int i = 0; i < clients.size(); i++) {
                clients.get(i).edit(DRAFT, typing(100 + i, "words" + i));
            }
            clients.getLast().awaitHeard("words0");
        }

        for (DraftSocketClient client : clients) {
            assertThat(client.closed().get(10, TimeUnit.SECONDS)).isEqualTo(SERVICE_RESTART);
        }
        try (CollabServer server = CollabServer.start(folder)) {
            String stored = server.drafts()
                    .read(DRAFT)
                    .getXmlFragment(DraftSchema.FRAGMENT)
                    .toString();
            assertThat(stored).contains("words0");
        }
    }

    @Test
    void letsNoOneInWhileItStops() {
        try (CollabServer server = CollabServer.start(folder)) {
            server.drain();

            assertThatThrownBy(() -> DraftSocketClient.connect(server.port()))
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("Unexpected HTTP response status code 503");
        }
    }

    private static byte[] typing(long client, String text) {
        YDoc doc = new YDoc(client);
        doc.getXmlFragment(DraftSchema.FRAGMENT)
                .insertElement(0, "paragraph")
                .insertText(0)
                .insert(0, text);
        return doc.encodeStateAsUpdate();
    }
}
