package org.communique.publishing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.communique.coalition.Coalition;
import org.communique.publishing.Rendered.Reason;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is shown where a file should be and is not there. */
@Component
public class FilePages {

    /** After so many seconds the page asks again. */
    public static final int SECONDS = 3;

    private final Editions editions;
    private final Coalition coalition;
    private final MessageSource messages;

    FilePages(Editions editions, Coalition coalition, MessageSource messages) {
        this.editions = editions;
        this.coalition = coalition;
        this.messages = messages;
    }

    /** The file is being made. */
    public byte[] underWay(Format format, Locale locale) {
        return page("publishing/under-way", format, locale, Map.of());
    }

    public byte[] impossible(Reason why, Format format, Locale locale) {
        return page("publishing/no-file", format, locale, Map.of("why", why.name()));
    }

    private byte[] page(String template, Format format, Locale locale, Map<String, Object> more) {
        var variables = new HashMap<String, Object>(more);
        variables.put("coalition", coalition.profile());
        variables.put("format", messages.getMessage("publishing.format." + format, null, locale));
        return editions.process(template, locale, variables).getBytes(StandardCharsets.UTF_8);
    }
}
