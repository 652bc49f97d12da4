package org.communique.statement.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.statement.Statement;
import org.communique.statement.TagText;
import org.communique.statement.lifecycle.TagOutcome.ChangedMeanwhile;
import org.communique.statement.lifecycle.TagOutcome.Tagged;
import org.communique.statement.lifecycle.TagService;

/** A statement's tags, for coordinators. Each change counts at once. */
public final class TagsPanel extends Div {

    private final TagService service;
    /** Without a button to clear it, which the Escape key would press, too. */
    private final MultiSelectComboBox<String> field = new MultiSelectComboBox<>();

    private Statement statement;

    public TagsPanel(TagService service, Statement statement) {
        this.service = service;
        this.statement = statement;
        addClassName("panel");
        field.setLabel(getTranslation("statement.tags"));
        field.setHelperText(getTranslation("statement.tags.advice", TagService.MOST, TagText.LONGEST));
        field.setAllowCustomValue(true);
        field.addClassName("tags-field");
        field.setWidthFull();
        show(statement);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                change(List.copyOf(change.getValue()));
            }
        });
        field.addCustomValueSetListener(typed -> {
            var tags = new ArrayList<>(statement().tagging().tags());
            tags.add(typed.getDetail());
            change(tags);
        });
        add(new H2(getTranslation("statement.tags")), new Paragraph(getTranslation("statement.tags.about")), field);
    }

    private Statement statement() {
        return statement;
    }

    /** As another coordinator may have changed them. What is being typed stays otherwise. */
    public void refresh(Statement now) {
        if (!Objects.equals(now.tagging().tagsRevision(), statement.tagging().tagsRevision())) {
            show(now);
        }
    }

    private void show(Statement now) {
        statement = now;
        var offered = new ArrayList<>(now.tagging().tags());
        service.inUse().stream()
                .filter(tag -> now.tagging().tags().stream()
                        .noneMatch(own -> TagText.key(own).equals(TagText.key(tag))))
                .forEach(offered::add);
        field.setItems(offered);
        field.setValue(new LinkedHashSet<>(now.tagging().tags()));
    }

    private void change(List<String> tags) {
        switch (service.change(
                statement.id(), inOrder(tags), statement.tagging().tagsRevision())) {
            case Tagged(var now) -> show(now);
            case ChangedMeanwhile changed -> refuse(changed.now(), changed);
            case Refusal refusal -> refuse(statement, refusal);
        }
    }

    /** Those that it has first, as they are ordered. */
    private List<String> inOrder(List<String> tags) {
        var ordered = new ArrayList<>(statement.tagging().tags());
        ordered.retainAll(tags);
        tags.stream().filter(tag -> !ordered.contains(tag)).forEach(ordered::add);
        return ordered;
    }

    private void refuse(Statement now, Refusal why) {
        show(now);
        Toasts.refused(why);
    }
}
