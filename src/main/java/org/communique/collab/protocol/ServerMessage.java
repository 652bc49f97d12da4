package org.communique.collab.protocol;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** What the server says to an editor, in a stateless message (docs/collab.md). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerMessage {

    /** Which release answers: the page of an editor may be of another. */
    @JsonTypeName("release")
    record Running(String version) implements ServerMessage {}

    @JsonTypeName("frozen")
    record Frozen() implements ServerMessage {}

    @JsonTypeName("reopened")
    record Reopened() implements ServerMessage {}

    @JsonTypeName("refused")
    record Refused(String code) implements ServerMessage {}

    /**
     * @param from   when it was the text
     * @param before the number of the last edit before it was put there
     */
    @JsonTypeName("restored")
    @JsonPropertyOrder({"member", "from", "before"})
    record Restored(String member, Instant from, long before) implements ServerMessage {}

    default String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }
}
