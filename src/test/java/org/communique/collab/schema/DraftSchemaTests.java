package org.communique.collab.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.communique.crdt.preview.Addition;
import org.communique.crdt.preview.AdditionPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DraftSchemaTests {

    private static final AdditionPlace ROOT = new AdditionPlace(AdditionPlace.Kind.ROOT, "default");
    private static final AdditionPlace TEXT = new AdditionPlace(AdditionPlace.Kind.TEXT, "");

    private static AdditionPlace element(String name) {
        return new AdditionPlace(AdditionPlace.Kind.ELEMENT, name);
    }

    private static boolean allows(Addition addition) {
        return DraftSchema.allows(List.of(addition));
    }

    @Test
    void hasTheSameVersionAsTheEditor() throws Exception {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(Path.of("frontend/schema.json")));
        assertThat(schema.get("version").asInt()).isEqualTo(DraftSchema.VERSION);
    }

    @Test
    void hasTheSameNodesInTheSamePlacesAsTheEditor() throws Exception {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(Path.of("frontend/schema.json")));
        schema.get("nodes").properties().forEach(parent -> {
            List<String> content =
                    content(schema, parent.getValue().get("content").asString());
            AdditionPlace additionPlace = parent.getKey().equals("doc") ? ROOT : element(parent.getKey());
            schema.get("nodes").propertyStream().map(Map.Entry::getKey).forEach(child -> {
                boolean allowed = child.equals("text")
                        ? allows(new Addition.Text(additionPlace))
                        : allows(new Addition.Element(additionPlace, child, null));
                assertThat(allowed).as("%s in %s", child, parent.getKey()).isEqualTo(content.contains(child));
            });
        });
    }

    private static List<String> content(JsonNode schema, String expression) {
        List<String> names = new ArrayList<>();
        for (String name : Arrays.asList(expression.split("[^a-zA-Z]+"))) {
            JsonNode group = schema.get("groups").get(name);
            if (group == null) {
                names.add(name);
            } else {
                group.forEach(member -> names.add(member.asString()));
            }
        }
        return names;
    }

    @Test
    void hasTheSameMarksAsTheEditor() {
        assertThat(allows(new Addition.Mark(TEXT, "bold", Map.of()))).isTrue();
        assertThat(allows(new Addition.Mark(TEXT, "italic", null))).isTrue();
        assertThat(allows(new Addition.Mark(TEXT, "underline", Map.of()))).isFalse();
        assertThat(allows(new Addition.Mark(TEXT, "underline", null))).isFalse();
        assertThat(allows(new Addition.Mark(TEXT, "bold", Map.of("style", "x"))))
                .isFalse();
        assertThat(allows(new Addition.Mark(element("paragraph"), "bold", Map.of())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a b",
                "http://example.org",
                "mailto:a@example.org",
                "https://münchen.example"
            })
    void linksLeadToTheWebOrToMail(String href) {
        assertThat(allows(new Addition.Mark(TEXT, "link", Map.of("href", href))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:x",
                "data:text/html,x",
                "//example.org",
                "",
                "java\nscript:x"
            })
    void linksLeadNowhereElse(String href) {
        assertThat(allows(new Addition.Mark(TEXT, "link", Map.of("href", href))))
                .isFalse();
    }

    @Test
    void attributesHaveTheValuesThatTheEditorGivesThem() {
        assertThat(allows(new Addition.Attribute(element("heading"), "level", 4L)))
                .isTrue();
        assertThat(allows(new Addition.Attribute(element("heading"), "level", 5L)))
                .isFalse();
        assertThat(allows(new Addition.Attribute(element("heading"), "level", "1")))
                .isFalse();
        assertThat(allows(new Addition.Attribute(element("paragraph"), "dir", "rtl")))
                .isTrue();
        assertThat(allows(new Addition.Attribute(element("paragraph"), "dir", "auto")))
                .isFalse();
        assertThat(allows(new Addition.Attribute(element("paragraph"), "onclick", "x")))
                .isFalse();
        assertThat(allows(new Addition.Attribute(element("tableCell"), "colwidth", List.of(10L))))
                .isFalse();
        assertThat(allows(new Addition.Attribute(element("tableCell"), "colspan", 100L)))
                .isTrue();
        assertThat(allows(new Addition.Attribute(element("tableCell"), "colspan", 101L)))
                .isFalse();
        assertThat(allows(new Addition.Attribute(ROOT, "title", "x"))).isFalse();
    }

    @Test
    void nothingIsAddedToAnotherRoot() {
        AdditionPlace other = new AdditionPlace(AdditionPlace.Kind.ROOT, "other");
        assertThat(allows(new Addition.Element(other, "paragraph", null))).isFalse();
        assertThat(allows(new Addition.Characters(other, "x"))).isFalse();
        assertThat(allows(new Addition.Other(ROOT))).isFalse();
    }
}
