package org.communique.storage.embedded.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents of more than MongoDB's 16 MB, which earlier versions stored and which mongo-java-server's decoder refuses, so
 * that their collection can be read and they can be made smaller.
 */
public final class LargeDocumentReader {

    static final int MAX_BYTES = 16 << 20;

    private LargeDocumentReader() {}

    public static boolean isLarge(byte[] bson) {
        return bson.length > MAX_BYTES;
    }

    static Document decode(byte[] bson) {
        return document(bson, 0);
    }

    private static Document document(byte[] bytes, int start) {
        Document document = new Document();
        elements(bytes, start).forEach(element -> document.append(element.name(), value(bytes, element)));
        return document;
    }

    private static @Nullable Object value(byte[] bytes, RawBson.Element element) {
        int at = element.value();
        if (element.end() - at < MAX_BYTES) {
            RawBson.Out out = new RawBson.Out(64);
            out.copy(bytes, element.start(), element.end());
            return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(out.document(0)))
                    .get(element.name());
        }
        return switch (bytes[element.start()]) {
            case RawBson.DOCUMENT -> document(bytes, at);
            case RawBson.ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                elements(bytes, at).forEach(item -> items.add(value(bytes, item)));
                yield items;
            }
            case RawBson.STRING -> new String(bytes, at + Integer.BYTES, element.end() - at - Integer.BYTES - 1, UTF_8);
            case RawBson.BINARY -> new BinData(Arrays.copyOfRange(bytes, at + Integer.BYTES + 1, element.end()));
            default -> throw unreadable();
        };
    }

    private static List<RawBson.Element> elements(byte[] bytes, int start) {
        List<RawBson.Element> elements = RawBson.elements(bytes, start);
        if (elements == null) {
            throw unreadable();
        }
        return elements;
    }

    private static MongoServerError unreadable() {
        return new MongoServerError(
                10334, "BSONObjectTooLarge", "A document has more than 16777216 bytes and values of a rare type");
    }
}
