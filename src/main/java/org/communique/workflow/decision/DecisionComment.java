package org.communique.workflow.decision;

import org.communique.coalition.directory.MemberId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a member says with a verdict. It is apart from the stage, whose document holds thousands of verdicts and is changed
 * by each. Its id is made of what it belongs to and of its words, so that storing it again changes nothing, and no other
 * comment of the member takes its place.
 */
@Document("decisionComments")
public record DecisionComment(@Id String id, @Indexed VersionId version, String text) {

    public static DecisionComment of(VersionId version, MemberId member, String text) {
        return new DecisionComment(id(version, member, TextHash.of(text)), version, text);
    }

    static String id(VersionId version, MemberId member, TextHash hash) {
        return version.value() + ":" + member.value() + ":" + hash.value();
    }
}
