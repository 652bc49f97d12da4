package org.communique.comment.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.communique.comment.CommentFile.Finding;
import org.communique.comment.CommentFile.FoundThread;
import org.communique.file.ImportedThread.ImportedRemark;
import org.communique.screen.TimeFormat;

/** A thread of a file, with the words of today's text that it would be on. */
class FileThreadItem extends Div {

    private final FoundThread found;
    private final Checkbox chosen = new Checkbox();

    FileThreadItem(FoundThread found) {
        this.found = found;
        addClassName("thread");
        boolean takes = found.finding() == Finding.FOUND;
        var words = found.words() == null ? found.thread().words() : found.words();
        if (words != null) {
            var exact = new Span(words.exact());
            exact.addClassName("quoted-exact");
            var quote = new Paragraph(new Text(words.prefix()), exact, new Text(words.suffix()));
            quote.addClassName("quoted-words");
            quote.getElement().setAttribute("dir", "auto");
            add(quote);
        }
        remark(found.thread().first());
        found.thread().replies().forEach(this::remark);
        if (found.thread().resolved()) {
            add(meta(getTranslation("comment.is-resolved")));
        }
        if (takes) {
            chosen.setLabel(getTranslation("comment.file.take"));
            chosen.setAriaLabel(getTranslation(
                    "comment.file.take.of", found.thread().first().author(), words == null ? "" : words.exact()));
            chosen.setValue(true);
            add(chosen);
        } else {
            add(meta(getTranslation("comment.file.finding." + found.finding())));
        }
    }

    FoundThread found() {
        return found;
    }

    boolean isChosen() {
        return chosen.getValue();
    }

    private void remark(ImportedRemark remark) {
        var author = new Span(remark.author());
        author.addClassName("item-name");
        author.getElement().setAttribute("dir", "auto");
        var line = new Div(author);
        line.addClassName("card-line");
        if (remark.at() instanceof Instant at) {
            line.add(meta(TimeFormat.local(at)));
        }
        var words = new Paragraph(remark.text());
        words.addClassName("remark");
        words.getElement().setAttribute("dir", "auto");
        add(line, words);
    }

    private static Span meta(String text) {
        return DiscussionCard.meta(text);
    }
}
