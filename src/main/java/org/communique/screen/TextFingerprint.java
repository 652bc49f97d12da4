package org.communique.screen;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;

/** The hash of an exact text, for those who compare it: behind a summary, as others read past it. */
public final class TextFingerprint extends NativeDetails {

    /** @param about which text it is the hash of */
    public TextFingerprint(String about, String hash) {
        setSummaryText(getTranslation("screen.details"));
        var code = new Code(hash);
        code.addClassName("hash");
        setContent(new Paragraph(new Text(about + " "), code));
        addClassNames("fingerprint", "meta");
    }
}
