package org.communique.file.print;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/** What makes a tagged file one to be kept for long (ISO 19005-3, PDF/A-3): what it says of itself, and what its colours are. */
final class PdfIdentity {

    private static final String SRGB = "sRGB IEC61966-2.1";

    private PdfIdentity() {}

    /** Lazily, as it loads a library. */
    private static final class Profile {
        static final byte[] BYTES = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }

    /** @param accessible whether all of it can be heard, in the order in which it is read */
    static void write(PDDocument file, PrintDocument page, boolean accessible) throws IOException {
        var information = file.getDocumentInformation();
        information.setCreationDate(calendar(page.date()));
        var properties =
                page.source() == null ? Map.<String, String>of() : page.source().properties();
        var metadata = new PDMetadata(file);
        metadata.importXMPMetadata(
                XmpPacket.of(information, page.date(), properties, accessible).getBytes(StandardCharsets.UTF_8));
        file.getDocumentCatalog().setMetadata(metadata);
        file.getDocumentCatalog().addOutputIntent(colours(file));
        // Otherwise it depends on the time, and the same text gives another file.
        file.setDocumentId(UUID.nameUUIDFromBytes(page.xhtml().getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits());
    }

    private static PDOutputIntent colours(PDDocument file) throws IOException {
        var intent = new PDOutputIntent(file, new ByteArrayInputStream(Profile.BYTES));
        intent.setInfo(SRGB);
        intent.setOutputCondition(SRGB);
        intent.setOutputConditionIdentifier(SRGB);
        intent.setRegistryName("http://www.color.org");
        return intent;
    }

    static Calendar calendar(Instant date) {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(date.toEpochMilli());
        return calendar;
    }
}
