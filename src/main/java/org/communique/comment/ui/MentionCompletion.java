package org.communique.comment.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.StyleSheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.Mentions;
import org.communique.comment.Mentions.Mentionable;
import org.communique.screen.EventDetail;

/**
 * Stands after a text area in which members write to each other: an {@code @} there offers names. People see the name, and the browser
 * says which members were chosen.
 */
@Tag("communique-mentions")
@StyleSheet("context://comments.css")
class MentionCompletion extends Component {

    private static final String MEMBERS = "event.detail.members";

    /** As JavaScript has it. */
    private record Choice(String id, String name, String of) {}

    private final String shown;
    private final Map<MemberId, String> names = new HashMap<>();
    private List<MemberId> mentioned;

    /**
     * @param before what was written already
     * @param known  names of those it mentions
     * @param members who can be mentioned; asked for when the first {@code @} is typed
     */
    MentionCompletion(String before, Map<MemberId, String> known, Supplier<List<Mentionable>> members) {
        mentioned = Mentions.in(before).stream().filter(known::containsKey).toList();
        mentioned.forEach(member -> names.put(member, known.get(member)));
        shown = Mentions.named(before, names);
        getElement().setAttribute("label", getTranslation("comment.mention"));
        getElement().setAttribute("none", getTranslation("comment.mention.none"));
        getElement()
                .setPropertyList(
                        "mentioned",
                        mentioned.stream()
                                .map(member ->
                                        new Choice(member.value(), Objects.requireNonNull(names.get(member)), ""))
                                .toList());
        getElement().addEventListener("members-wanted", wanted -> offer(members.get()));
        getElement()
                .addEventListener(
                        "mentioned",
                        event -> mentioned = EventDetail.of(event).texts(MEMBERS).stream()
                                .limit(Comment.LONGEST_TEXT)
                                .flatMap(id -> names.keySet().stream()
                                        .filter(member -> member.value().equals(id)))
                                .toList())
                .addEventData(MEMBERS);
    }

    private void offer(List<Mentionable> members) {
        members.forEach(each -> names.put(each.member(), each.name()));
        getElement()
                .setPropertyList(
                        "members",
                        members.stream()
                                .map(each -> new Choice(each.member().value(), each.name(), each.organisation()))
                                .toList());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        attached.getUI().getPage().addJsModule("context://elements/mention.js");
    }

    /** What the text area begins with. */
    String shown() {
        return shown;
    }

    /** What was written, with the members instead of the names that were chosen: each after the one before. */
    String said(String written) {
        var said = new StringBuilder();
        int from = 0;
        for (var member : mentioned) {
            var name = "@" + names.get(member);
            int at = written.indexOf(name, from);
            if (at >= 0) {
                said.append(written, from, at).append(Mentions.of(member));
                from = at + name.length();
            }
        }
        return said.append(written, from, written.length()).toString();
    }
}
