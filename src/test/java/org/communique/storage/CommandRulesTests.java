package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class CommandRulesTests {

    @Test
    void leavesOutValues() {
        assertThat(shape("{find: 'stages', filter: {status: 'OPEN', $or: [{a: 1}, {'b.7': {$lt: 5}}]}, sort: {at: -1}}")
                        .text())
                .isEqualTo("find stages {$or: [{a: =}, {b.*: $lt}], status: =} sort at down");
        assertThat(shape("{update: 'stages', updates: [{q: {_id: 1}, u: {$set: {'names.e8c1': 1}}, upsert: true}]}")
                        .text())
                .isEqualTo("update stages {_id: =} $set upsert");
    }

    @Test
    void refusesAnUpsertOfMany() {
        assertThat(CommandRules.broken(
                        shape("{update: 'a', updates: [{q: {b: 1}, u: {$set: {c: 1}}, multi: true, upsert: true}]}")))
                .hasSize(1);
    }

    @Test
    void refusesManyWhereOneIsMeant() {
        assertThat(CommandRules.broken(shape("{delete: 'a', deletes: [{q: {_id: 1}, limit: 0}]}")))
                .hasSize(1);
        assertThat(CommandRules.broken(shape("{delete: 'a', deletes: [{q: {_id: {$in: [1]}}, limit: 0}]}")))
                .isEmpty();
    }

    @Test
    void refusesAnUnknownOperator() {
        assertThat(CommandRules.broken(shape("{find: 'a', filter: {$where: 'true'}}")))
                .hasSize(1);
        assertThat(CommandRules.broken(shape("{aggregate: 'a', pipeline: [{$match: {b: 1}}, {$sum: 1}]}")))
                .isEmpty();
    }

    @Test
    void knowsWhatAnIndexServes() {
        assertThat(scans("{a: 1, c: {$ne: 2}}")).isFalse();
        assertThat(scans("{_id: {$in: [1]}}")).isFalse();
        assertThat(scans("{$or: [{a: 1}, {b: {$gt: 1}}]}")).isFalse();
        assertThat(scans("{$and: [{c: 1}, {b: 1}]}")).isFalse();
        assertThat(scans("{}")).isTrue();
        assertThat(scans("{c: 1}")).isTrue();
        assertThat(scans("{a: {$ne: 1}}")).isTrue();
        assertThat(scans("{$or: [{a: 1}, {c: 1}]}")).isTrue();
    }

    private static boolean scans(String filter) {
        return CommandRules.scans(shape("{find: 'x', filter: " + filter + "}"), Set.of("a", "b"));
    }

    private static CommandShape shape(String command) {
        return CommandShape.of(BsonDocument.parse(command)).getFirst();
    }
}
