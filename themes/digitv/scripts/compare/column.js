// The column of a municipality, taken from the page that it has where all of them are too many for one.

/**
 * @param {string} address  of the page
 * @returns {Promise<HTMLTableElement>} the table on it, which has that column alone
 */
export function columnAt(address) {
  const request = new XMLHttpRequest();
  request.open('GET', address);
  request.responseType = 'document';
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`${request.status} ${address}`));
    request.addEventListener('load', () => {
      const table = request.status === 200 ? request.response?.querySelector('[data-compare]') : null;
      if (table) resolve(table);
      else fail();
    });
    request.addEventListener('error', fail);
    request.send();
  });
}
