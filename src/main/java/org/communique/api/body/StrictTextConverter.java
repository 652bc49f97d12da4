package org.communique.api.body;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.StringHttpMessageConverter;

/**
 * Reads text in the character set that it is declared to be in, UTF-8 if none is, and refuses what is not. Of other character sets than
 * these the readers of Java guess, or take bytes for others.
 */
final class StrictTextConverter extends StringHttpMessageConverter {

    private static final Set<Charset> READ = Set.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            StandardCharsets.US_ASCII,
            StandardCharsets.ISO_8859_1,
            Charset.forName("windows-1252"));

    StrictTextConverter() {
        super(StandardCharsets.UTF_8);
        setWriteAcceptCharset(false);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return super.canRead(type, mediaType) && READ.contains(charset(mediaType));
    }

    @Override
    protected String readInternal(Class<? extends String> type, HttpInputMessage message) throws IOException {
        var bytes = message.getBody().readAllBytes();
        try {
            return charset(message.getHeaders().getContentType())
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new HttpMessageNotReadableException("not text in the declared character set", e, message);
        }
    }

    private static Charset charset(@Nullable MediaType type) {
        var declared = type == null ? null : type.getCharset();
        return declared == null ? StandardCharsets.UTF_8 : declared;
    }
}
