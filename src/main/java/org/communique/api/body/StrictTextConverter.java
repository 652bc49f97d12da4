package org.communique.api.body;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.StringHttpMessageConverter;

/** Reads text in the character set that it is declared to be in, UTF-8 if none is, and refuses what is not. */
final class StrictTextConverter extends StringHttpMessageConverter {

    StrictTextConverter() {
        super(StandardCharsets.UTF_8);
        setWriteAcceptCharset(false);
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
