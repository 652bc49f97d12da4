package org.communique.publishing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.communique.coalition.settings.Coalition;
import org.communique.publishing.RenderedFile.Reason;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What is shown where a file should be and is not there. */
@Component
public class FileStatusPages {

    private static final String SECONDS = "3";

    /** Headers that have the page of a file that is being made ask for it again. */
    public static final Map<String, String> ASK_AGAIN = Map.of(HttpHeaders.RETRY_AFTER, SECONDS, "Refresh", SECONDS);

    private final DocumentRenderer documentRenderer;
    private final Coalition coalition;
    private final MessageSource messages;

    FileStatusPages(DocumentRenderer documentRenderer, Coalition coalition, MessageSource messages) {
        this.documentRenderer = documentRenderer;
        this.coalition = coalition;
        this.messages = messages;
    }

    /** The file is being made. */
    public byte[] inProgress(FileFormat fileFormat, Locale locale) {
        return page("publishing/under-way", fileFormat, locale, Map.of());
    }

    public byte[] unavailable(Reason why, FileFormat fileFormat, Locale locale) {
        return page("publishing/no-file", fileFormat, locale, Map.of("why", why.name()));
    }

    private byte[] page(String template, FileFormat fileFormat, Locale locale, Map<String, Object> more) {
        var variables = new HashMap<String, Object>(more);
        variables.put("coalition", coalition.profile());
        variables.put("format", messages.getMessage("publishing.format." + fileFormat, null, locale));
        return documentRenderer.process(template, locale, variables).getBytes(StandardCharsets.UTF_8);
    }
}
