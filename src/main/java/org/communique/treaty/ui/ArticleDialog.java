package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.communique.screen.ChoiceField;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.register.ArticleData;
import org.communique.treaty.register.RegisterService;

/** Changes what the register says of an article, and confirms that it was compared. */
class ArticleDialog extends TreatyDialog {

    private final RegisterService register;
    private final Edition edition;
    private final Article article;
    private final Runnable afterwards;
    private final TextField title = new TextField(text("article.title"));
    private final TextArea summary = new TextArea(text("article.summary"));
    private final ChoiceField.Several<Topic> topics = new ChoiceField.Several<>(text("topics"));
    private final Checkbox checked = new Checkbox(text("article.checked"));

    ArticleDialog(RegisterService register, Edition edition, Article article, Runnable afterwards) {
        super(TreatyLabels.article(article), text("save"));
        this.register = register;
        this.edition = edition;
        this.article = article;
        this.afterwards = afterwards;
        title.setValue(article.title());
        title.setMaxLength(Article.LONGEST_TITLE);
        summary.setValue(article.summary());
        summary.setMaxLength(Article.LONGEST_SUMMARY);
        summary.setHelperText(text("article.summary.help"));
        summary.setMinRows(3);
        topics.setItems(Topic.values());
        topics.setItemLabelGenerator(TreatyLabels::of);
        topics.setValue(article.topics());
        checked.setValue(!article.isToBeChecked());
        require(title);
        fields(title, summary, topics, checked);
    }

    @Override
    protected void save() {
        var data = new ArticleData(title.getValue(), summary.getValue(), topics.getValue(), checked.getValue());
        finish(
                register.changeArticle(edition.id(), article.number(), data, edition.revision()),
                "article.saved",
                afterwards);
    }
}
