package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.communique.treaty.state.EntryIntoForce;

/** How many instruments are there of those that bring the Convention into force. */
class ProgressPanel extends Div {

    ProgressPanel(EntryIntoForce entry) {
        addClassName("panel");
        var bar = new ProgressBar(0, entry.needed(), Math.min(entry.counted(), entry.needed()));
        var words = text("progress", entry.counted(), entry.needed());
        bar.getElement().setAttribute("aria-label", words);
        var day = new Paragraph(
                entry.inForce() == null || entry.decisive() == null
                        ? text("progress.open", entry.needed() - Math.min(entry.counted(), entry.needed()))
                        : text("progress.day", TreatyLabels.day(entry.inForce()), TreatyLabels.day(entry.decisive())));
        var rule = new Paragraph(text("progress.rule"));
        rule.addClassName("meta");
        add(new H2(words), bar, day, rule);
    }
}
