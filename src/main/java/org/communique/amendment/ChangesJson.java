package org.communique.amendment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.communique.amendment.change.Change;
import org.communique.text.document.RichText;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.Container.ContainerKind;
import org.communique.text.leaf.Leaf;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Changes as they are stored. The names of types are part of what is stored, and stay. */
final class ChangesJson {

    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(BlockId.class, Value.class)
            .addMixIn(Change.class, ChangeTypes.class)
            .addMixIn(ContainerKind.class, ContainerTypes.class)
            .addMixIn(Leaf.Content.class, ContentTypes.class)
            .addMixIn(RichText.Block.class, BlockTypes.class)
            .addMixIn(RichText.Inline.class, InlineTypes.class)
            .addMixIn(RichText.Mark.class, MarkTypes.class)
            .build();

    private ChangesJson() {}

    static String of(List<Change> changes) {
        return MAPPER.writerFor(CHANGES).writeValueAsString(changes);
    }

    static List<Change> read(String json) {
        return MAPPER.readValue(json, CHANGES);
    }

    private abstract static class Value {

        @JsonCreator
        Value(String value) {}

        @JsonValue
        abstract String value();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @Type(value = Change.Replace.class, name = "replace"),
        @Type(value = Change.Add.class, name = "add"),
        @Type(value = Change.Delete.class, name = "delete"),
        @Type(value = Change.Nest.class, name = "nest"),
        @Type(value = Change.Move.class, name = "move")
    })
    private interface ChangeTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @Type(value = Container.Quote.class, name = "quote"),
        @Type(value = Container.BulletList.class, name = "bulletList"),
        @Type(value = Container.OrderedList.class, name = "orderedList"),
        @Type(value = Container.ListItem.class, name = "listItem"),
        @Type(value = Container.Table.class, name = "table")
    })
    private interface ContainerTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @Type(value = Leaf.TextBlock.class, name = "text"),
        @Type(value = Leaf.TableRow.class, name = "row"),
        @Type(value = Leaf.ThematicBreak.class, name = "break"),
        @Type(value = Leaf.Empty.class, name = "empty")
    })
    private interface ContentTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @Type(value = RichText.Paragraph.class, name = "paragraph"),
        @Type(value = RichText.Heading.class, name = "heading"),
        @Type(value = RichText.BulletList.class, name = "bulletList"),
        @Type(value = RichText.OrderedList.class, name = "orderedList"),
        @Type(value = RichText.Quote.class, name = "quote"),
        @Type(value = RichText.Table.class, name = "table"),
        @Type(value = RichText.Rule.class, name = "rule")
    })
    private interface BlockTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @Type(value = RichText.Text.class, name = "text"),
        @Type(value = RichText.LineBreak.class, name = "lineBreak"),
        @Type(value = RichText.Footnote.class, name = "footnote")
    })
    private interface InlineTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @Type(value = RichText.Bold.class, name = "bold"),
        @Type(value = RichText.Italic.class, name = "italic"),
        @Type(value = RichText.Link.class, name = "link")
    })
    private interface MarkTypes {}
}
