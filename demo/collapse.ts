// A rail with nothing to show leaves no hole: it folds away, but only where nobody sees the page move.

/** Marks the optional rails that are in view; the stylesheet folds those that are empty and not marked. */
export function connectCollapse(): void {
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) target.classList.toggle('in-view', isIntersecting)
  })
  for (const rail of document.querySelectorAll('.optional')) observer.observe(rail)
}
