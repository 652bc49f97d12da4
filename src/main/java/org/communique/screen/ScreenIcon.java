package org.communique.screen;

import com.vaadin.flow.component.icon.SvgIcon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.DigestUtils;

/** The drawings of {@code icons.svg}. All of Vaadin's icons come in one file, which is a sixth of what a first visit would load. */
public enum ScreenIcon {
    BELL,
    CLOSE,
    MAIL,
    MANDATE,
    MEMBERS,
    ORGANISATION,
    PUBLISHED,
    SEARCH,
    SETTINGS,
    TASK,
    TEXT,
    TREATY,
    WORKFLOW;

    /** With a digest, as browsers keep it until it is another file. */
    private static final String FILE = "icons.svg?v-c=" + digest();

    public SvgIcon create() {
        return new SvgIcon(FILE, name().toLowerCase(Locale.ROOT));
    }

    private static String digest() {
        try (var file = new ClassPathResource("META-INF/resources/icons.svg").getInputStream()) {
            return DigestUtils.md5DigestAsHex(file).substring(0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
