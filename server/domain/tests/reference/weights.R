# Reference values for src/statistics/weights.rs, from Thomas Lumley's `survey` (Debian: r-base-core, r-cran-survey).
#
#     Rscript weights.R > weights.csv
#
# A line is a made-up sample of age groups (rows) and areas (columns). `cells` are the inhabitants of each cell, from which
# both margins are summed. `post` and `raked` are weights per cell with the mean 1; `trimmed` is `raked` scaled
# by the factor at which, clipped to 0.3–3, its mean is 1 (`trimWeights` would add what is cut off to all others alike). `share` is svymean of the yes answers, and `index` of the scores, under the trimmed raked weights;
# `n_eff` is (sum w)^2 / sum w^2, answer by answer.

suppressPackageStartupMessages(library(survey))

one <- function(rows, columns, answers, cells, yes, scores) {
  cell <- rep(seq_along(answers), answers)
  people <- data.frame(
    cell = factor(cell),
    row = factor((cell - 1) %/% columns + 1),
    column = factor((cell - 1) %% columns + 1),
    yes = unlist(lapply(seq_along(answers), function(c) rep(c(1, 0), c(yes[c], answers[c] - yes[c])))),
    # Scores go round in each cell, from a start of its own.
    score = unlist(lapply(seq_along(answers), function(c) rep_len(scores[[(c - 1) %% length(scores) + 1]], answers[c])))
  )
  n <- nrow(people)
  plain <- svydesign(ids = ~1, weights = rep(1, n), data = people)
  asked <- function(name, count) setNames(data.frame(levels(people[[name]]), count), c(name, "Freq"))
  of_cell <- function(design) {
    w <- weights(design)
    w <- w / mean(w)
    vapply(seq_along(answers), function(c) if (answers[c] == 0) 0 else w[cell == c][1], 0)
  }
  post <- of_cell(postStratify(plain, ~cell, asked("cell", cells[answers > 0])))
  table <- matrix(cells, nrow = rows, byrow = TRUE)
  raked <- of_cell(rake(
    plain, list(~row, ~column), list(asked("row", rowSums(table)), asked("column", colSums(table))),
    control = list(maxit = 1000, epsilon = 1e-12, verbose = FALSE)
  ))
  clipped <- function(factor) pmin(pmax(factor * raked[cell], 0.3), 3)
  w <- clipped(exp(uniroot(function(x) mean(clipped(exp(x))) - 1, c(-20, 20), tol = 1e-15)$root))
  weighted <- svydesign(ids = ~1, weights = w, data = people)
  trimmed <- vapply(seq_along(answers), function(c) if (answers[c] == 0) 0 else w[cell == c][1], 0)
  joined <- function(numbers) paste(sprintf("%.15g", numbers), collapse = " ")
  cat(paste(
    columns, joined(answers), joined(cells), joined(yes),
    paste(vapply(seq_along(answers), function(c) joined(people$score[cell == c]), ""), collapse = "|"),
    joined(post), joined(raked), joined(trimmed),
    sprintf("%.15g", coef(svymean(~yes, weighted))[["yes"]]),
    sprintf("%.15g", coef(svymean(~score, weighted))[["score"]]),
    sprintf("%.15g", sum(w)^2 / sum(w^2)),
    sep = ","
  ), "\n", sep = "")
}

cat("columns,answers,cells,yes,scores,post,raked,trimmed,share,index,n_eff\n")
one(2, 2, c(10, 20, 30, 40), c(100, 300, 300, 300), c(5, 4, 20, 11), list(c(0, 2), c(4, 6, 6)))
one(4, 3, c(12, 40, 3, 25, 31, 8, 90, 160, 14, 55, 20, 30), c(480, 640, 60, 620, 910, 55, 4100, 5200, 430, 1500, 1100, 390),
    c(6, 11, 3, 10, 0, 8, 45, 61, 2, 20, 19, 9), list(c(0, 0, 2), c(6, 2, 4, 4), 3, c(1, 5)))
# Weights far outside the bounds.
one(2, 3, c(100, 5, 2, 50, 60, 4), c(200, 900, 800, 100, 150, 700), c(90, 1, 2, 10, 30, 0), list(c(0, 2, 4, 6), c(6, 6, 0)))
# A cell that nobody answered from.
one(2, 3, c(30, 0, 12, 25, 18, 40), c(300, 100, 200, 250, 150, 300), c(12, 0, 3, 20, 9, 22), list(c(2, 4, 1.5)))
