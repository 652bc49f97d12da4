package org.communique.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.bson.Document;
import org.communique.operator.CannotStartException;
import org.communique.storage.FakeReplicaSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The demo's accounts share a known password, so that demo and real data stay apart. */
class DemoGuardTests {

    @TempDir
    Path folder;

    @Test
    void keepsTheDemoOutOfRealDataAndRealDataOutOfTheDemo() throws Exception {
        try (var set = FakeReplicaSet.open(folder);
                var client = MongoClients.create(set.uri())) {
            var mongo = new MongoTemplate(client, "communique");
            var store = new DemoStore(mongo);
            assertStarts(store, true);
            assertStarts(store, false);

            mongo.getCollection("members").insertOne(new Document("_id", "amina"));
            assertStarts(store, false);
            assertRefuses(store, true, "real data");

            var filter = new DemoFillingFilter(store);
            store.beginFilling();
            assertRefuses(store, true, "not filled to the end");
            assertThat(visited(filter, "/sign-in"))
                    .as("asks again by itself")
                    .returns(503, MockHttpServletResponse::getStatus)
                    .returns("3", response -> response.getHeader("Refresh"));
            assertThat(visited(filter, "/actuator/health/liveness").getStatus()).isEqualTo(200);
            store.endFilling();
            assertThat(visited(filter, "/sign-in").getStatus()).isEqualTo(200);
            assertStarts(store, true);
            assertRefuses(store, false, "demo coalition");
        }
    }

    private static MockHttpServletResponse visited(DemoFillingFilter filter, String path) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
        return response;
    }

    private static void assertStarts(DemoStore store, boolean demo) {
        assertThatCode(new DemoGuard(store, demo)::afterPropertiesSet).doesNotThrowAnyException();
    }

    private static void assertRefuses(DemoStore store, boolean demo, String reason) {
        assertThatThrownBy(new DemoGuard(store, demo)::afterPropertiesSet)
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining(reason);
    }
}
