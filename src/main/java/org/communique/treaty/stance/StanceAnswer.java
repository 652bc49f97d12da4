package org.communique.treaty.stance;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MandateId;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What an organisation answered to a request.
 *
 * @param publishable whether it agrees that its answer is published
 * @param mandate     under which it was given
 */
@Document("stanceAnswers")
public record StanceAnswer(
        @Id String id,
        @Indexed StanceRequestId request,
        OrganisationId organisation,
        List<ArticleStance> stances,
        boolean publishable,
        MemberId by,
        MandateId mandate,
        Instant at,
        @Version long revision) {

    static String id(StanceRequestId request, OrganisationId organisation) {
        return request.value() + "~" + organisation.value();
    }

    StanceAnswer unpublishable() {
        return new StanceAnswer(id, request, organisation, stances, false, by, mandate, at, revision);
    }

    StanceAnswer withRevision(long value) {
        return new StanceAnswer(id, request, organisation, stances, publishable, by, mandate, at, value);
    }
}
