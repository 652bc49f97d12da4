package org.communique.signon.participation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.coalition.directory.OrganisationId;
import org.communique.signon.ParticipationState;
import org.communique.signon.ParticipationTotals;
import org.communique.statement.VersionId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** Counts participations without reading them. */
@Component
public class ParticipationCounts {

    private final MongoOperations mongo;

    ParticipationCounts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** How many organisations are in each state, for versions that have a call. */
    public Map<VersionId, ParticipationTotals> totals(Collection<VersionId> versions) {
        var counting = newAggregation(
                match(where("version").in(versions)),
                group("version", "state").count().as("count"));
        return mongo.aggregate(counting, Participation.class, StateCount.class).getMappedResults().stream()
                .collect(groupingBy(each -> each.id().version()))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, each -> totals(each.getValue())));
    }

    private record StateCount(Key id, int count) {}

    private record Key(VersionId version, ParticipationState state) {}

    private static ParticipationTotals totals(List<StateCount> counts) {
        return ParticipationTotals.of(counts.stream()
                .flatMap(each -> Collections.nCopies(each.count(), each.id().state()).stream())
                .toList());
    }

    /** Organisations that have not answered, as many as the limit at most. */
    public List<OrganisationId> unanswered(VersionId version, int most) {
        var unanswered = Stream.of(ParticipationState.values())
                .filter(ParticipationState::isUnanswered)
                .toList();
        var query =
                query(where("version").is(version).and("state").in(unanswered)).limit(most);
        query.fields().include("organisation");
        return mongo.find(query, Invited.class).stream()
                .map(Invited::organisation)
                .toList();
    }

    @Document("participations")
    private record Invited(OrganisationId organisation) {}
}
