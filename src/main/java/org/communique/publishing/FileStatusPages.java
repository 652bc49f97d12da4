package org.communique.publishing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ContentSecurityPolicy;
import org.communique.publishing.RenderedFile.Reason;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What is shown where a file should be and is not there. */
@Component
public class FileStatusPages {

    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

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

    /** The answer to people without an account. */
    ResponseEntity<byte[]> response(
            RenderedFile file,
            FileFormat fileFormat,
            Locale locale,
            Function<RenderedFile.Ready, ResponseEntity<byte[]>> whenReady) {
        return switch (file) {
            case RenderedFile.Ready ready -> whenReady.apply(ready);
            case RenderedFile.InProgress() ->
                status(HttpStatus.ACCEPTED)
                        .headers(headers -> ASK_AGAIN.forEach(headers::set))
                        .body(inProgress(fileFormat, locale));
            case RenderedFile.Unavailable(var why) ->
                status(HttpStatus.NOT_FOUND).body(unavailable(why, fileFormat, locale));
        };
    }

    private static ResponseEntity.BodyBuilder status(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.PUBLISHED_PAGE)
                .contentType(HTML);
    }

    private byte[] page(String template, FileFormat fileFormat, Locale locale, Map<String, Object> more) {
        var variables = new HashMap<String, Object>(more);
        variables.put("coalition", coalition.profile());
        variables.put("format", messages.getMessage("publishing.format." + fileFormat, null, locale));
        return documentRenderer.process(template, locale, variables).getBytes(StandardCharsets.UTF_8);
    }
}
