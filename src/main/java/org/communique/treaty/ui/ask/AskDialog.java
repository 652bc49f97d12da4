package org.communique.treaty.ui.ask;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.communique.screen.ChoiceField;
import org.communique.treaty.ask.Ask;
import org.communique.treaty.ask.AskData;
import org.communique.treaty.ask.AskId;
import org.communique.treaty.ask.AskOutcome;
import org.communique.treaty.ask.AskService;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.position.Subject;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.ui.TreatyDialog;
import org.communique.treaty.ui.TreatyLabels;

/** Writes down what is asked. */
class AskDialog extends TreatyDialog {

    private final AskService service;
    private final Consumer<AskId> afterwards;
    private final Edition edition;
    private final TextField title = new TextField(text("ask.title"));
    private final TextArea words = new TextArea(text("ask.words"));
    private final ChoiceField<Article> article = new ChoiceField<>(text("article"));
    private final ChoiceField<Topic> topic = new ChoiceField<>(text("topic"));

    AskDialog(AskService service, RegisterService register, Consumer<AskId> afterwards) {
        super(text("ask.add"), text("ask.add"));
        this.service = service;
        this.afterwards = afterwards;
        this.edition = register.editions(InstrumentId.CYBERCRIME).getFirst();
        title.setMaxLength(Ask.LONGEST_TITLE);
        words.setMaxLength(Ask.LONGEST_WORDS);
        words.setMinRows(3);
        article.setItems(edition.articles());
        article.setItemLabelGenerator(TreatyLabels::article);
        topic.setItems(Topic.values());
        topic.setItemLabelGenerator(TreatyLabels::of);
        require(title, words);
        requireOneOf(article, topic);
        fields(title, words, article, topic);
    }

    @Override
    protected void save() {
        var subject = article.isEmpty()
                ? Subject.of(topic.getValue())
                : Subject.of(edition.id(), article.getValue().number());
        service.add(new AskData(title.getValue(), words.getValue(), subject))
                .ifPresentOrElse(
                        id -> {
                            close();
                            afterwards.accept(id);
                        },
                        () -> refuse(new AskOutcome.Invalid()));
    }
}
