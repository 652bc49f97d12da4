package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class ClosedDatabaseClientTest {

    /** What is still computed then ends with it. */
    @Test
    void aClientThatIsClosedAsTheServerStopsIsOne() {
        var client = MongoClients.create("mongodb://127.0.0.1:1");
        var mongo = new MongoTemplate(client, "closed");
        client.close();

        assertThat(catchThrowable(() -> mongo.insert(new Document(), "files")))
                .isNotNull()
                .satisfies(
                        failure -> assertThat(DatabaseOutage.hasCaused(failure)).isTrue());
    }

    @Test
    void aMistakeOfOurOwnIsNone() {
        assertThat(DatabaseOutage.hasCaused(new IllegalStateException("a state that should not be")))
                .isFalse();
    }
}
