/* SPDX-License-Identifier: MIT
 * extract/readers.h - the readers that extract.c's table names. */
#ifndef EXTRACT_READERS_H
#define EXTRACT_READERS_H

#include "extract/extraction.h"

#define XMP_MEDIA_TYPE "application/rdf+xml"

extract_reader jpeg_read;
extract_reader png_read;
extract_reader webp_read;
extract_reader tiff_read;
extract_reader heif_read;
extract_reader gif_read;
extract_reader xmp_sidecar_read;
extract_reader plain_read;
extract_reader markdown_read;
extract_reader html_read;
extract_reader office_read;
extract_reader pdf_read;
extract_reader doc_read;
extract_reader rtf_read;

#endif
