package org.communique.amendment.ui;

import static java.util.stream.Collectors.toSet;
import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.discussion.AmendmentComment;
import org.communique.amendment.discussion.DiscussionOutcome;
import org.communique.amendment.discussion.DiscussionService;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.screen.ShortTextForm;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;

/** What members say about an amendment, and a form to say more. */
class DiscussionPanel extends Section {

    private final DiscussionService discussion;
    private final Directory directory;
    private final MemberId member;
    private final DeskPermissions permissions;
    private final AmendmentId amendment;
    private final Div list = new Div();
    private final Div form = new Div();
    private List<AmendmentComment> shown = List.of();
    private Map<MemberId, Member> shownNames = Map.of();

    DiscussionPanel(
            DiscussionService discussion,
            Directory directory,
            MemberId member,
            DeskPermissions permissions,
            AmendmentId amendment) {
        this.discussion = discussion;
        this.directory = directory;
        this.member = member;
        this.permissions = permissions;
        this.amendment = amendment;
        addClassNames("amendment", "discussion");
        var heading = new H2(text("discussion"));
        heading.setId("discussion-heading");
        getElement().setAttribute("aria-labelledby", "discussion-heading");
        list.addClassName("amendment-content");
        add(heading, list, form);
        if (permissions.speak()) {
            form.add(small("discussion.write", this::open));
        }
    }

    /** Drawn again only if it says something else, as the focus may be in it. */
    void refresh() {
        var now = discussion.about(amendment);
        var people =
                new HashSet<MemberId>(now.stream().map(AmendmentComment::by).collect(toSet()));
        now.forEach(comment -> {
            if (comment.removedBy() instanceof MemberId coordinator) {
                people.add(coordinator);
            }
        });
        var names = directory.members(people);
        if (!now.equals(shown) || !names.equals(shownNames)) {
            shown = now;
            shownNames = names;
            list.removeAll();
            now.forEach(comment -> list.add(item(comment)));
        }
    }

    private Component item(AmendmentComment comment) {
        var name = new Span(name(comment.by()));
        name.addClassName("item-name");
        name.getElement().setAttribute("dir", "auto");
        var when = new Span(TimeFormat.local(comment.at()));
        when.addClassName("meta");
        var head = new Div(name, when);
        head.addClassName("card-line");
        var words = new Paragraph(
                comment.removedBy() instanceof MemberId coordinator
                        ? text("discussion.removed-by", name(coordinator))
                        : comment.text());
        words.addClassName("remark");
        words.getElement().setAttribute("dir", "auto");
        var item = new Div(head, words);
        if (comment.removedBy() == null) {
            if (comment.by().equals(member)) {
                item.add(small("discussion.delete", () -> delete(comment)));
            } else if (permissions.coordinate()) {
                item.add(small("discussion.remove", () -> confirmRemoval(comment)));
            }
        }
        return item;
    }

    private String name(MemberId id) {
        return shownNames.get(id) instanceof Member someone ? someone.name() : "";
    }

    private void open() {
        form.removeAll();
        var words = new ShortTextForm(
                text("discussion.words"),
                text("discussion.send"),
                "",
                Comment.LONGEST_TEXT,
                true,
                this::send,
                this::close);
        var readers = new Paragraph(text("discussion.readers"));
        readers.addClassName("meta");
        form.add(readers, words);
        words.begin();
    }

    private void close() {
        form.removeAll();
        form.add(small("discussion.write", this::open));
    }

    private boolean send(String words) {
        var outcome = discussion.write(amendment, words);
        switch (outcome) {
            case DiscussionOutcome.Written _ -> refresh();
            case DiscussionOutcome.TooMuch _ -> Toasts.refused(text("discussion.too-much"));
            case DiscussionOutcome.Full(int most) -> Toasts.refused(text("discussion.full", most));
        }
        return outcome instanceof DiscussionOutcome.Written;
    }

    private void delete(AmendmentComment comment) {
        if (discussion.delete(amendment, comment.id())) {
            Toasts.done(text("discussion.deleted"));
        }
        refresh();
    }

    private void confirmRemoval(AmendmentComment comment) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(text("discussion.remove.header", name(comment.by())));
        dialog.setText(text("discussion.remove.text"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("screen.cancel"));
        dialog.setConfirmText(text("discussion.remove"));
        dialog.addConfirmListener(confirmed -> {
            discussion.remove(amendment, comment.id());
            refresh();
        });
        dialog.open();
    }

    private static Button small(String key, Runnable press) {
        var button = new Button(text(key), click -> press.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
