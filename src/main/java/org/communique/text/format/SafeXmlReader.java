package org.communique.text.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that anyone may have written: nothing is loaded for it, and no entity is expanded. */
public final class SafeXmlReader {

    private static final XMLInputFactory FACTORY = factory();
    private static final Pattern DECLARED_ENCODING =
            Pattern.compile("\\A<\\?xml\\s[^<>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final int LONGEST_DECLARATION = 200;
    private static final int BYTE_ORDER_MARK_LENGTH = 3;

    private SafeXmlReader() {}

    private static XMLInputFactory factory() {
        // The JDK's own parser, regardless of the class path, as its properties are known.
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Otherwise it reports broken input to the standard error.
        factory.setXMLReporter((message, type, information, location) -> {});
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is loaded from elsewhere");
        });
        return factory;
    }

    /**
     * For some malformed input the JDK's reader throws errors of its own. The bytes are decoded before it sees them, as it reports
     * those that cannot be to the standard error.
     */
    public static XMLStreamReader read(byte[] document) throws XMLStreamException {
        int start = hasMarkOfUtf8(document) ? BYTE_ORDER_MARK_LENGTH : 0;
        var bytes = new ByteArrayInputStream(document, start, document.length - start);
        return FACTORY.createXMLStreamReader(
                new InputStreamReader(bytes, encoding(document).newDecoder()));
    }

    /** As XML 1.0, appendix F, finds it. */
    private static Charset encoding(byte[] document) throws XMLStreamException {
        if (startsWith(document, 0xFE, 0xFF) || startsWith(document, 0xFF, 0xFE)) {
            return UTF_16;
        }
        if (startsWith(document, 0, '<')) {
            return UTF_16BE;
        }
        if (startsWith(document, '<', 0)) {
            return UTF_16LE;
        }
        if (hasMarkOfUtf8(document)) {
            return UTF_8;
        }
        var beginning = new String(document, 0, Math.min(document.length, LONGEST_DECLARATION), ISO_8859_1);
        var declared = DECLARED_ENCODING.matcher(beginning);
        if (!declared.find()) {
            return UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new XMLStreamException("the encoding is not known", e);
        }
    }

    private static boolean hasMarkOfUtf8(byte[] document) {
        return startsWith(document, 0xEF, 0xBB, 0xBF);
    }

    private static boolean startsWith(byte[] document, int... bytes) {
        if (document.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((document[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
