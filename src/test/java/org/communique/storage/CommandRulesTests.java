package org.communique.storage;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.util.ClassUtils;

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

    /** So that the shape of a command that was sent before need not be written again. */
    @Test
    void knowsCommandsOfOneShapeByTheirStructure() {
        assertThat(structure("{find: 'a', filter: {b: 'x', c: {$in: [1]}, d: 5}, sort: {e: 1}}"))
                .isEqualTo(structure("{find: 'a', filter: {b: 'yz', c: {$in: ['v', 'w']}, d: 7}, sort: {e: 1}}"));
        var all = List.of(
                "{find: 'a', filter: {b: 1}}",
                "{find: 'b', filter: {b: 1}}",
                "{find: 'a', filter: {c: 1}}",
                "{find: 'a', filter: {b: {$gt: 1}}}",
                "{find: 'a', filter: {b: 1}, sort: {c: 1}}",
                "{find: 'a', filter: {b: 1}, sort: {c: -1}}",
                "{find: 'a', filter: {$or: [{b: 1}, {c: 1}]}}",
                "{distinct: 'a', key: 'b', query: {b: 1}}",
                "{distinct: 'a', key: 'c', query: {b: 1}}",
                "{findAndModify: 'a', query: {b: 1}, remove: true}",
                "{findAndModify: 'a', query: {b: 1}, remove: false}",
                "{delete: 'a', deletes: [{q: {b: 1}, limit: 0}]}",
                "{delete: 'a', deletes: [{q: {b: 1}, limit: 1}]}");
        assertThat(all.stream().map(CommandRulesTests::structure)).doesNotHaveDuplicates();
    }

    private static long structure(String command) {
        return CommandStructure.of(RawBsonDocument.parse(command));
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
    void refusesAnOptionThatServersHeedDifferently() {
        assertThat(CommandRules.broken(shape("{find: 'a', filter: {b: 1}, collation: {locale: 'en'}}")))
                .hasSize(1);
        assertThat(CommandRules.broken(
                        shape("{update: 'a', updates: [{q: {b: 1}, u: {$set: {c: 1}}, arrayFilters: []}]}")))
                .hasSize(1);
        assertThat(CommandRules.broken(shape("{find: 'a', filter: {b: 1}, limit: 1, singleBatch: true}")))
                .isEmpty();
    }

    @Test
    void refusesAProjectionThatMongoDbRefuses() {
        assertThat(List.of("{a: 1, b: 0}", "{a: 1, 'a.b': 1}", "{'a.$': 1}", "{a: '$b'}"))
                .allSatisfy(fields -> assertThat(
                                CommandRules.broken(shape("{find: 'a', filter: {b: 1}, projection: " + fields + "}")))
                        .as(fields)
                        .hasSize(1));
        assertThat(List.of("{}", "{a: 1, _id: 0}", "{a: 0, b: 0}", "{a: 1, c: {$slice: 1}}", "{a: 1, ab: 1}"))
                .allSatisfy(fields -> assertThat(CommandRules.broken(shape(
                                "{findAndModify: 'a', query: {b: 1}, update: {$set: {c: 1}}, fields: " + fields + "}")))
                        .as(fields)
                        .isEmpty());
    }

    /** A new one is built on every server at its next start, for as long as that takes. */
    @Test
    void cataloguesEveryIndex() throws IOException {
        Set<String> declared = declaredIndexes();
        assertThat(declared).hasSizeGreaterThan(50).allMatch(index -> index.startsWith(CommandCatalogue.CREATION));
        assertThat(CommandCatalogue.creations(declared)).isEqualTo(declared);
    }

    /** A document that is within another brings its indexes with it. */
    @Test
    void declaresNoIndexThatNoCommandUses() throws IOException {
        Set<String> commands = CommandCatalogue.known();
        assertThat(declaredIndexes())
                .filteredOn(index -> !index.contains("} unique"))
                .allSatisfy(index -> {
                    String[] words = index.split("[ {:]+");
                    Pattern use =
                            Pattern.compile("\\w+ " + words[1] + " .*[{ ]" + Pattern.quote(words[2]) + "(:| |$).*");
                    assertThat(commands)
                            .anyMatch(command -> use.matcher(command).matches());
                });
    }

    private static Set<String> declaredIndexes() {
        MongoMappingContext entities = new MongoMappingContext();
        entities.setSimpleTypeHolder(new MongoCustomConversions(List.of()).getSimpleTypeHolder());
        entities.setInitialEntitySet(ofProduct());
        entities.afterPropertiesSet();
        MappingMongoConverter converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, entities);
        Set<String> all = new TreeSet<>();
        for (Class<?> type : ofProduct()) {
            MongoPersistentEntity<?> entity = entities.getRequiredPersistentEntity(type);
            for (Document index : MissingIndexes.declared(entity, converter)) {
                all.add(CommandCatalogue.CREATION + entity.getCollection() + " " + text(index));
            }
        }
        return all;
    }

    private static String text(Document index) {
        Document options = new Document(index);
        options.remove("key");
        options.remove("name");
        return index.get("key", Document.class).entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue())
                        .collect(joining(", ", "{", "}"))
                + options.entrySet().stream()
                        .map(option -> " " + option.getKey()
                                + (Boolean.TRUE.equals(option.getValue()) ? "" : "=" + option.getValue()))
                        .collect(joining())
                + " as " + index.getString("name");
    }

    private static Set<Class<?>> ofProduct() {
        var documents = new ClassPathScanningCandidateComponentProvider(false);
        documents.addIncludeFilter(
                new AnnotationTypeFilter(org.springframework.data.mongodb.core.mapping.Document.class));
        return documents.findCandidateComponents("org.communique").stream()
                .map(found -> ClassUtils.resolveClassName(requireNonNull(found.getBeanClassName()), null))
                .filter(type -> !type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .endsWith("test-classes/"))
                .collect(toSet());
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
