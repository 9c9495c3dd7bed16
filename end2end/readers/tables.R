# Reads both dialects with R's own functions, and compares them.
#
# Rscript tables.R FILE.csv FILE-excel.csv
paths <- commandArgs(trailingOnly = TRUE)
text <- c(kommunkod = "character")
standard <- read.csv(paths[1], colClasses = text, encoding = "UTF-8", na.strings = "")
excel <- read.csv2(paths[2], colClasses = text, fileEncoding = "UTF-8-BOM", na.strings = "")
stopifnot(identical(names(standard), names(excel)), names(standard)[1] == "ar", ncol(standard) == 14)
stopifnot(isTRUE(all.equal(standard, excel)), nrow(standard) > 100, nchar(standard$kommunkod[1]) == 4)
stopifnot(is.numeric(standard$andel), is.numeric(excel$index), max(excel$index, na.rm = TRUE) <= 6)
hidden <- standard$status != "ok"
stopifnot(any(hidden), all(is.na(standard$andel[hidden])), all(is.na(standard$index[hidden])))
cat(nrow(standard), "rows,", sum(hidden), "hidden\n")
