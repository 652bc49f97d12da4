package org.communique.storage.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.function.Predicate;

/** Documents as BSON: every reader gets its own copy, which nothing else can change while it is being sent. */
public final class BsonCodec {

    private BsonCodec() {}

    public static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        return ByteBufUtil.getBytes(buffer);
    }

    public static Document decode(byte[] bson) {
        return LargeDocumentReader.isLarge(bson)
                ? LargeDocumentReader.decode(bson)
                : BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    /** With only these fields; others, such as a long text that is not requested, are skipped. */
    public static Document decode(byte[] bson, Predicate<String> wanted) {
        List<RawBson.Element> elements = RawBson.elements(bson, 0);
        if (elements == null || elements.stream().map(RawBson.Element::name).allMatch(wanted)) {
            return decode(bson);
        }
        RawBson.Out out = new RawBson.Out(256);
        elements.stream()
                .filter(element -> wanted.test(element.name()))
                .forEach(element -> out.copy(bson, element.start(), element.end()));
        return decode(out.document(0));
    }
}
