// SPDX-License-Identifier: MIT
// What bench_scan.py compares a scan with: the metadata of all files of a folder, read by exiv2's library one after
// the other. A program of its own, built for that benchmark alone and never installed: exiv2's licence is the GPL,
// and nothing of Vitrine is linked with it. Usage: exiv2_loop FOLDER
#include <cstdio>
#include <exiv2/exiv2.hpp>
#include <filesystem>

static long count_values(const std::string &path)
{
    auto image = Exiv2::ImageFactory::open(path);

    image->readMetadata();
    return static_cast<long>(image->exifData().count() + image->iptcData().count() + image->xmpData().count());
}

int main(int argc, char **argv)
{
    long values = 0;
    long failed = 0;

    if (argc < 2)
        return 2;
    Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
    for (const auto &entry : std::filesystem::recursive_directory_iterator(argv[1])) {
        if (!entry.is_regular_file())
            continue;
        try {
            values += count_values(entry.path().string());
        } catch (const std::exception &) {
            failed++;
        }
    }
    std::printf("%ld values, %ld files not read\n", values, failed);
    return 0;
}
