package org.communique.collab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.collab.CollabServer;
import org.communique.collab.DraftId;
import org.communique.collab.EditorClients;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.YDoc;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who wrote what, and what it was like before. */
class DraftControllerTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static CollabServer server;
    private static EditorClients editorClients;

    private final DraftId draft = DraftId.of("records-" + NUMBER.incrementAndGet());

    @BeforeAll
    static void start() {
        server = CollabServer.start(folder);
        editorClients = new EditorClients();
        server.roles().set("amina", "writer");
        server.roles().set("boris", "writer");
        server.roles().set("chen", "reader");
    }

    @AfterAll
    static void stop() {
        editorClients.close();
        server.close();
    }

    @BeforeEach
    void createDraft() {
        server.drafts().create(draft, new YDoc().encodeStateAsUpdate(), "amina");
    }

    private long type(String member, String text) {
        String client = member + " in " + draft.value();
        editorClients.join(client, server, draft, member);
        editorClients.awaitEvent(client, "synced");
        editorClients.type(client, text);
        long id = editorClients.awaitStored(client).get("clientId").asLong();
        editorClients.ask("leave", client, Map.of());
        return id;
    }

    private static <T> HttpResponse<T> get(DraftId draft, String path, String token, HttpResponse.BodyHandler<T> body)
            throws Exception {
        URI address = URI.create(server.url().replace("ws:", "http:") + "/" + draft.value() + "/" + path);
        return BROWSER.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                body);
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(draft, path, "chen", BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private String textAt(long seq) throws Exception {
        HttpResponse<byte[]> answer = get(draft, "history/" + seq, "chen", BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        YDoc doc = new YDoc();
        doc.applyUpdateV2(answer.body());
        return doc.getXmlFragment(DraftSchema.FRAGMENT).toString();
    }

    @Test
    void authorsStayKnownThroughCompactionFreezeAndReopening() throws Exception {
        long amina = type("amina", "one ");
        server.drafts().reopen(draft, server.drafts().freeze(draft));
        server.compaction().compact(draft);
        long boris = type("boris", "two");
        JsonNode authors = json("authors").get("authors");
        assertThat(authors).hasSize(2);
        assertThat(authors.get(0).get("memberId").asString()).isEqualTo("amina");
        assertThat(authors.get(0).get("name").asString()).isEqualTo("Member amina");
        assertThat(authors.get(0).get("color").asString())
                .isEqualTo(server.drafts().colourOf(draft, "amina"))
                .isNotEqualTo(authors.get(1).get("color").asString());
        assertThat(authors.get(0).get("clients").get(0).asLong()).isEqualTo(amina);
        assertThat(authors.get(1).get("clients").get(0).asLong()).isEqualTo(boris);
    }

    @Test
    void everyMomentCanBeReadBeforeAndAfterACompaction() throws Exception {
        type("amina", "one");
        long epoch = server.drafts().freeze(draft);
        server.drafts().reopen(draft, epoch);
        type("boris", " two");
        for (int i = 0; i < 2; i++) {
            JsonNode revisions = json("history").get("revisions");
            JsonNode frozen = revisions.get(0);
            assertThat(frozen.get("frozen").asBoolean()).isTrue();
            assertThat(frozen.get("members").get(0).get("name").asString()).isEqualTo("Member amina");
            assertThat(textAt(frozen.get("seq").asLong())).isEqualTo("<paragraph>one</paragraph>");
            JsonNode last = revisions.get(revisions.size() - 1);
            assertThat(last.get("frozen").asBoolean()).isFalse();
            assertThat(last.get("members").valueStream())
                    .anyMatch(member -> member.get("memberId").asString().equals("boris"));
            assertThat(textAt(last.get("seq").asLong())).isEqualTo("<paragraph>one two</paragraph>");
            server.compaction().compact(draft);
        }
    }

    @Test
    void showsNothingToThoseWhoMayNotRead() throws Exception {
        type("amina", "secret");
        for (String path : new String[] {"authors", "history", "history/1"}) {
            assertThat(get(draft, path, "stranger", BodyHandlers.ofString()).statusCode())
                    .isEqualTo(404);
            assertThat(get(DraftId.of("no-such"), path, "amina", BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(get(draft, "history/99", "chen", BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anEditorOfAnotherSchemaIsKeptOut() {
        String old = "old tab in " + draft.value();
        editorClients.join(old, server.url() + "?schema=0", draft, "amina");
        editorClients.awaitEvent(old, "denied outdated");
        String current = "current tab in " + draft.value();
        editorClients.join(current, server.url() + "?schema=" + DraftSchema.VERSION, draft, "amina");
        editorClients.awaitEvent(current, "synced");
    }
}
