package org.communique.treaty.citation.ui;

import static org.communique.treaty.citation.ui.CitationLabels.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.communique.screen.BackgroundTask;
import org.communique.treaty.citation.index.CitingStatementService;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.ui.TreatyLabels;
import org.communique.treaty.ui.TreatyLayout;

/** What the coalition's statements say of the articles on a topic, side by side. */
@PermitAll
@Route(value = "treaty/texts", layout = TreatyLayout.class)
class TextsByTopicView extends Div implements HasDynamicTitle {

    private final CitingStatementService citing;
    private final Select<Topic> topic = new Select<>();
    private final Select<Edition> edition = new Select<>();
    private final BackgroundTask task = new BackgroundTask();
    private final CitingStatementCards found = new CitingStatementCards();

    TextsByTopicView(CitingStatementService citing, RegisterService register) {
        this.citing = citing;
        addClassNames("screen", "citing-statements");
        topic.setLabel(text("topic"));
        topic.setItems(Topic.values());
        topic.setItemLabelGenerator(TreatyLabels::of);
        topic.setValue(Topic.SAFEGUARDS);
        var editions = register.editions(InstrumentId.CYBERCRIME);
        edition.setLabel(text("edition"));
        edition.setItems(editions);
        edition.setItemLabelGenerator(CitationLabels::of);
        edition.setVisible(editions.size() > 1);
        edition.setValue(editions.getFirst());
        topic.addValueChangeListener(change -> show());
        edition.addValueChangeListener(change -> show());
        var bar = new Div(topic, edition);
        bar.addClassName("toolbar");
        var about = new Paragraph(text("by-topic.about"));
        about.addClassName("meta");
        var heading = new H2(text("by-topic"));
        heading.addClassName("visually-hidden");
        add(bar, about, heading, task, found);
        show();
    }

    private void show() {
        var wanted = topic.getValue();
        var of = edition.getValue().id();
        task.run(() -> citing.citing(of, wanted), now -> found.show(now, text("by-topic.none")));
    }

    @Override
    public String getPageTitle() {
        return text("by-topic");
    }
}
