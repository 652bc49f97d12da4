package org.communique.security.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.html.Div;
import org.communique.screen.CopyButton;
import org.communique.screen.FileLink;

/** Copies or saves what is shown only once. */
class SecretActions extends Div {

    /** @param name of the file, without its extension */
    SecretActions(String text, String name) {
        addClassName("toolbar");
        var download =
                new FileLink(getTranslation("screen.download"), name + ".txt", () -> (text + "\n").getBytes(UTF_8));
        download.addClassName("button");
        add(
                new CopyButton(getTranslation("security.secret.copy"), text, getTranslation("security.secret.copied")),
                download);
    }
}
